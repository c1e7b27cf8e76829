using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>A token that is remembered is refused as soon as one that is not would be.</summary>
public sealed class KnownTokenTests
{
    private static readonly JwtOptions Options = new() { AccessLifetime = TimeSpan.FromMinutes(15), ClockSkew = TimeSpan.FromSeconds(5) };
    private static readonly SigningKey Key = new([.. Enumerable.Range(0, 48).Select(i => (byte)i)]);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 19, 0, 0, TimeSpan.Zero));
    private readonly KnownTokens _known = new();

    [Fact]
    public async Task A_valid_token_is_parsed_once()
    {
        var token = Issued(1);
        var known = await ValidateAsync(token);
        known.IsValid.ShouldBeTrue();
        (await ValidateAsync(token)).ShouldBeSameAs(known);
        known.ClaimsIdentity.FindFirst("sub")!.Value.ShouldBe("u_1");
        Caller.Of(new ClaimsPrincipal(known.ClaimsIdentity)).ShouldBe(
            new Caller("r_1", new Actor("u_1", "Will", Role.Waiter)) { SignIn = "s_1", Epoch = "e", Seq = 1 });
    }

    [Fact]
    public async Task A_token_without_a_role_names_no_caller()
    {
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Options.Issuer, Audience = Options.Audience, Expires = _clock.GetUtcNow().UtcDateTime.AddMinutes(1),
            NotBefore = _clock.GetUtcNow().UtcDateTime, IssuedAt = _clock.GetUtcNow().UtcDateTime,
            SigningCredentials = new(new SymmetricSecurityKey(Key.Bytes), SecurityAlgorithms.HmacSha256),
            Subject = new ClaimsIdentity([new("sub", "u_1"), new("name", "Will"), new("restaurant", "r_1"), new("role", "owner")]),
        });
        for (var i = 0; i < 2; i++)
            Caller.Of(new ClaimsPrincipal((await ValidateAsync(token)).ClaimsIdentity)).ShouldBeNull();
    }

    [Fact]
    public async Task It_is_refused_from_the_moment_at_which_it_expires()
    {
        var token = Issued(1);
        _clock.Advance(Options.AccessLifetime + Options.ClockSkew - TimeSpan.FromSeconds(1));
        (await ValidateAsync(token)).IsValid.ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var expired = await ValidateAsync(token);
        expired.IsValid.ShouldBeFalse();
        expired.Exception.ShouldBeOfType<SecurityTokenInvalidLifetimeException>();
    }

    [Fact]
    public async Task Another_signature_is_another_token()
    {
        var token = Issued(1);
        (await ValidateAsync(token)).IsValid.ShouldBeTrue();
        (await ValidateAsync(token[..^4] + (token.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA"))).IsValid.ShouldBeFalse();
        (await ValidateAsync(token[..token.LastIndexOf('.')] + ".")).IsValid.ShouldBeFalse();
    }

    [Fact]
    public async Task So_many_tokens_that_not_all_are_remembered_are_all_valid()
    {
        var tokens = Enumerable.Range(0, KnownTokens.Max + 2).Select(Issued).ToArray();
        foreach (var token in tokens) (await ValidateAsync(token)).IsValid.ShouldBeTrue();
        var first = await ValidateAsync(tokens[0]);
        first.ClaimsIdentity.FindFirst("sub")!.Value.ShouldBe("u_0");
    }

    private Task<TokenValidationResult> ValidateAsync(string token) =>
        _known.ValidateTokenAsync(token, AccessTokens.Validation(Key, Options, _clock));

    private string Issued(int person)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"u_{person}");
        var caller = new Caller("r_1", new Actor(id, "Will", Role.Waiter));
        var account = new Account(id, "w@x.test", "Will", "", []);
        return new AccessTokens(Key, Options, _clock).Issue(account, caller, "s_1", new Position("e", 1)).Token;
    }
}
