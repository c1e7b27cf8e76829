using System.Globalization;
using System.Security.Claims;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Screens;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>The member of staff who is connected, with their role and restaurant, all read from the access token.</summary>
public sealed record Caller(string RestaurantId, Actor Actor)
{
    /// <summary>The claims that say of which sign-in a token is, and in which history and as of which event it was issued.</summary>
    public const string SignInClaim = "signIn", EpochClaim = "epoch", SeqClaim = "seq";

    /// <summary>The sign-in that the token is of, over all its refreshes; null: a token from before tokens named it.</summary>
    public string? SignIn { get; init; }

    /// <summary>The history that the token was issued in: after a restore from backup it is no longer valid.</summary>
    public string? Epoch { get; init; }

    /// <summary>The restaurant's last event when the token was issued.</summary>
    public long Seq { get; init; }

    /// <summary>Null when the token lacks one of <c>sub</c>, <c>name</c>, <c>role</c> and <c>restaurant</c>.</summary>
    public static Caller? Of(ClaimsPrincipal? user) => user?.Identity is CallerIdentity known ? known.Caller : OfClaims(user);

    private static Caller? OfClaims(ClaimsPrincipal? user) =>
        user?.FindFirst("restaurant")?.Value is { Length: > 0 } restaurant && user.FindFirst("sub")?.Value is { Length: > 0 } id
            && user.FindFirst("name")?.Value is { } name && RoleNames.Parse(user.FindFirst("role")?.Value) is { } role
            ? new(restaurant, new Actor(id, name, role))
            {
                SignIn = user.FindFirst(SignInClaim)?.Value, Epoch = user.FindFirst(EpochClaim)?.Value,
                Seq = long.TryParse(user.FindFirst(SeqClaim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
                    ? seq : 0,
            }
            : null;

    /// <summary>True while the restaurant employs the caller in the role that the token names, and their sign-in goes on.</summary>
    public bool IsMemberOf(Restaurant state) => state.CurrentActor(Actor)?.Role == Actor.Role && IsSignedIn(state);

    /// <summary>False once the person's password or email has changed, unless by this sign-in, or before it.</summary>
    public bool IsSignedIn(Restaurant state) =>
        state.Staff.GetValueOrDefault(Actor.Id)?.EndedSignIns is not { } ended || Seq >= ended.Seq
            || (SignIn is not null && SignIn == ended.Kept);

    /// <summary>The three streams that the caller follows on a screen.</summary>
    public ScreenStreams StreamsOn(ScreenKind screen) =>
        new(Streams.Restaurant(screen), Streams.Role(screen, Actor.Role), Streams.User(screen, Actor.Id));
}

/// <summary>
/// The identity of a caller, who is not read from its claims again for each question. A hub connection holds it for hours; these claims
/// need a fraction of the memory of the parsed token.
/// </summary>
public sealed class CallerIdentity(Caller caller) : ClaimsIdentity(
    [
        new("sub", caller.Actor.Id), new("name", caller.Actor.Name), new("role", caller.Actor.Role.Name()),
        new("restaurant", caller.RestaurantId), new(Caller.SignInClaim, caller.SignIn ?? ""),
        new(Caller.SeqClaim, caller.Seq.ToString(CultureInfo.InvariantCulture)),
    ],
    "Bearer", "sub", "role")
{
    public Caller Caller { get; } = caller;
}
