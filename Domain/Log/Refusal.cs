using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The closed catalogue of refusals, the same over REST and hubs. On the wire the names are camelCase; docs/protocol.md lists them, and a
/// test compares the two. Codes are added, never renamed.
/// </summary>
public enum RefusalCode
{
    // Malformed or invalid
    Malformed, Invalid, UnknownField,
    // Not signed in, not allowed, not there
    Unauthenticated, InvalidCredentials, RefreshTokenSpent, Forbidden, NotFound,
    // HTTP itself
    MethodNotAllowed, PayloadTooLarge, UnsupportedMediaType,
    // Another command was first, or the state does not allow it
    AlreadyTaken, OutOfStock, ItemUnavailable, OrderClosed, IllegalTransition, TableNotSeated, TableOccupied, UnservedItems,
    AlreadyExists, VersionChanged, BillChanged, BillClosed, BalanceDue,
    // A rule does not allow it
    CommandIdReused, DerivedState, RuleBroken, Overpayment, RefundLimit,
    // Not now
    RateLimited, Busy, OutcomeUnknown, Unavailable,
    // A fault of the server
    Internal,
}

/// <summary>A refusal: a code from the catalogue and a sentence for people. A value, not an exception.</summary>
/// <param name="Errors">For invalid input, and for a value that another one has already: field → sentences.</param>
/// <param name="RetryAfter">Seconds after which the command may be sent again; null where that is unknown.</param>
public sealed record Refusal(
    RefusalCode Code, string Sentence, ImmutableDictionary<string, ImmutableArray<string>>? Errors = null, int? RetryAfter = null)
{
    /// <summary>True when the same command, sent again unchanged, may well succeed.</summary>
    public bool Retryable => Code is RefusalCode.RateLimited or RefusalCode.Busy or RefusalCode.OutcomeUnknown or RefusalCode.Unavailable;

    /// <summary>Another one has the value of this field already. The field is named as on the wire.</summary>
    public static Refusal Exists(string field, string sentence) => new(
        RefusalCode.AlreadyExists, sentence, ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(field, [sentence]));
}
