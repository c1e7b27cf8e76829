using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Domain.Accounts;

/// <summary>A person who may sign in. Accounts are not restaurant events, so they can be changed and deleted.</summary>
/// <param name="Id">Also the staff id in every restaurant that the account belongs to.</param>
/// <param name="Email">Trimmed, in lower case, unique.</param>
/// <param name="PasswordHash">Made and checked by the host; opaque to the stores.</param>
/// <param name="Memberships">At least one. A session is for the first unless the client names another.</param>
public sealed record Account(string Id, string Email, string Name, string PasswordHash, ImmutableArray<Membership> Memberships)
{
    /// <summary>The language that the person has chosen, by BCP 47; null: none.</summary>
    public string? Language { get; init; }
}

/// <param name="Role">The role when the membership began. The current role, and whether it is still active, is part of the
/// restaurant.</param>
public sealed record Membership(string RestaurantId, Role Role);

/// <summary>A refresh token. All tokens that came from one sign-in by rotation are a family.</summary>
/// <param name="Hash">SHA-256 of the token, in hex. The token itself is not stored.</param>
/// <param name="Successor">The hash of the token that it was exchanged for; null while it is valid.</param>
public sealed record RefreshToken(
    string Hash, string FamilyId, string AccountId, string RestaurantId, DateTimeOffset ExpiresAt, string? Successor = null)
{
    /// <summary>True once it was exchanged. Exchanging it for yet another token ends the family.</summary>
    public bool Spent => Successor is not null;
}
