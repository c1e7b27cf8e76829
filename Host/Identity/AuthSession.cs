using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>The tokens of a sign-in.</summary>
/// <param name="ExpiresAt">When the access token ends; refresh shortly before.</param>
/// <param name="RefreshToken">Good for one exchange.</param>
internal sealed record AuthSession(string AccessToken, [property: WireTime] string ExpiresAt, string RefreshToken, SessionUser User);

/// <param name="Replayed">True if the same refresh was made before, and this is its response again.</param>
internal sealed record RefreshResult(AuthSession Session, bool Replayed);

/// <summary>The user, restaurant and role of a session.</summary>
/// <param name="Language">The language that they have chosen (BCP 47); null: none.</param>
internal sealed record SessionUser(
    string Id, string Name, string Email, [property: WireEnum<Role>] string Role, string RestaurantId, string? Language)
{
    public static SessionUser Of(Account account, Caller caller) =>
        new(account.Id, caller.Actor.Name, account.Email, caller.Actor.Role.Name(), caller.RestaurantId, account.Language);
}
