namespace RealtimeRestaurant.Host.Identity;

/// <summary>The result of a sign-in.</summary>
/// <param name="ExpiresAt">When the access token expires; refresh it shortly before.</param>
/// <param name="RefreshToken">Valid for one refresh.</param>
internal sealed record AuthSession(string AccessToken, string ExpiresAt, string RefreshToken, SessionUser User);

/// <param name="Replayed">True if the same refresh was answered before, and this is the same answer.</param>
internal sealed record RefreshResult(AuthSession Session, bool Replayed);

internal sealed record SessionUser(string Id, string Name, string Email, string Role, string RestaurantId);
