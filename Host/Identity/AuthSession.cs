namespace RealtimeRestaurant.Host.Identity;

/// <summary>What a sign-in comes to.</summary>
/// <param name="ExpiresAt">When the access token ends; refresh shortly before.</param>
/// <param name="RefreshToken">Good for one exchange.</param>
internal sealed record AuthSession(string AccessToken, string ExpiresAt, string RefreshToken, SessionUser User);

/// <param name="Replayed">The same exchange was answered before, and this is its answer again.</param>
internal sealed record Refreshed(AuthSession Session, bool Replayed);

internal sealed record SessionUser(string Id, string Name, string Email, string Role, string RestaurantId);
