using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Domain.Accounts;

/// <summary>Who may sign in. Accounts are not restaurant events: they can be changed and forgotten.</summary>
/// <param name="Id">Also the staff id in every restaurant they belong to.</param>
/// <param name="Email">Lower case, trimmed; unique.</param>
/// <param name="PasswordHash">Made and checked by the host; no store reads meaning into it.</param>
/// <param name="Memberships">At least one; a session is for the first unless another is asked for.</param>
public sealed record Account(string Id, string Email, string Name, string PasswordHash, ImmutableArray<Membership> Memberships);

/// <param name="Role">As which they came; what they are now, and whether they still work there, is said by the restaurant.</param>
public sealed record Membership(string RestaurantId, Role Role);

/// <summary>One refresh token of a family: all those that came from one sign-in by rotation.</summary>
/// <param name="Hash">SHA-256 of the token, in hex. The token itself is nowhere.</param>
/// <param name="Successor">The hash of the token that it was exchanged for; null while it is good.</param>
public sealed record RefreshToken(string Hash, string FamilyId, string AccountId, string RestaurantId, DateTimeOffset ExpiresAt,
    string? Successor = null)
{
    /// <summary>It was exchanged for the next one; using it for another ends the family.</summary>
    public bool Spent => Successor is not null;
}
