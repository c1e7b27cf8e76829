using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>The tokens of a sign-in.</summary>
/// <param name="ExpiresAt">When the access token ends; refresh shortly before.</param>
/// <param name="RefreshToken">Good for one exchange.</param>
internal sealed record AuthSession(string AccessToken, [property: WireTime] string ExpiresAt, string RefreshToken, SessionUser User);

/// <param name="Replayed">True if the same refresh was made before, and this is its response again.</param>
internal sealed record RefreshResult(AuthSession Session, bool Replayed);

/// <summary>The user, restaurant and role of a session.</summary>
internal sealed record SessionUser(string Id, string Name, string Email, [property: WireEnum<Role>] string Role, string RestaurantId);
