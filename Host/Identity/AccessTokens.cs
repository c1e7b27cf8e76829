using System.Globalization;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>Access tokens: signed statements of a user, their restaurant and their role. REST and hubs accept nothing else.</summary>
internal sealed class AccessTokens(SigningKey key, JwtOptions options, TimeProvider clock)
{
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _signing = new(new SymmetricSecurityKey(key.Bytes), SecurityAlgorithms.HmacSha256);

    /// <param name="signIn">The family of refresh tokens.</param>
    /// <param name="position">Of the restaurant's history now.</param>
    public (string Token, DateTimeOffset ExpiresAt) Issue(Account account, Caller caller, string signIn, Position position)
    {
        var now = clock.GetUtcNow();
        var expires = now + options.AccessLifetime;
        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Issuer,
            Audience = options.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            SigningCredentials = _signing,
            Subject = new ClaimsIdentity([
                new("sub", account.Id), new("name", caller.Actor.Name), new("email", account.Email), new("role", caller.Actor.Role.Name()),
                new("restaurant", caller.RestaurantId), new(Caller.EpochClaim, position.Epoch), new("jti", Secrets.Name("t")),
                new(Caller.SignInClaim, signIn), new(Caller.SeqClaim, position.Seq.ToString(CultureInfo.InvariantCulture))]),
        });
        return (token, expires);
    }

    /// <summary>The conditions of a valid token.</summary>
    public static TokenValidationParameters Validation(SigningKey key, JwtOptions options, TimeProvider clock) => new()
    {
        ValidIssuer = options.Issuer,
        ValidAudience = options.Audience,
        IssuerSigningKey = new SymmetricSecurityKey(key.Bytes),
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LifetimeValidator = (from, to, _, _) =>
            to > (clock.GetUtcNow() - options.ClockSkew).UtcDateTime && !(from > (clock.GetUtcNow() + options.ClockSkew).UtcDateTime),
        NameClaimType = "sub",
        RoleClaimType = "role",
    };
}
