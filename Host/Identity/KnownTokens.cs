using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>
/// Validates access tokens, and remembers the valid ones: a screen sends the same one for minutes, and to parse it and check its signature
/// is a twelfth of what a command costs. What may change while a token is valid is checked for each request: its lifetime here, and the
/// rest against the restaurant.
/// </summary>
internal sealed class KnownTokens : TokenHandler
{
    /// <summary>
    /// The most tokens that are remembered, about 4 KB each. Beyond that all are forgotten, and each is validated once more. Only people
    /// who have signed in have a token to fill it with.
    /// </summary>
    public const int Max = 1000;

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly ConcurrentDictionary<string, TokenValidationResult> _valid = new(StringComparer.Ordinal);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (_valid.TryGetValue(token, out var known) && IsInTime(known.SecurityToken, validationParameters)) return known;
        var result = await _handler.ValidateTokenAsync(token, validationParameters);
        if (!result.IsValid)
        {
            _valid.TryRemove(token, out _);
            return result;
        }
        if (_valid.Count >= Max) _valid.Clear();
        // Requests at the same time share it. A token that names no caller is refused later on.
        if (Caller.Of(new ClaimsPrincipal(result.ClaimsIdentity)) is { } caller) result.ClaimsIdentity = new CallerIdentity(caller);
        _valid[token] = result;
        return result;
    }

    public override SecurityToken ReadToken(string token) => _handler.ReadToken(token);

    private static bool IsInTime(SecurityToken token, TokenValidationParameters conditions) =>
        conditions.LifetimeValidator(token.ValidFrom, token.ValidTo, token, conditions);
}
