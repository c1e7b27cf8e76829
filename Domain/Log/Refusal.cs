using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The closed catalogue of ways in which the system says no, over REST and hub alike. On the wire the names are camelCase;
/// docs/protocol.md lists them, and a test holds the two together. Codes are added, never renamed.
/// </summary>
public enum RefusalCode
{
    // 400: malformed or invalid
    Malformed, Invalid, UnknownField,
    // 401, 403, 404
    Unauthenticated, InvalidCredentials, RefreshTokenSpent, Forbidden, NotFound,
    // 405, 413, 415: HTTP itself
    MethodNotAllowed, PayloadTooLarge, UnsupportedMediaType,
    // 409: somebody was first, or the state says no
    AlreadyTaken, OutOfStock, ItemUnavailable, OrderClosed, IllegalTransition, TableNotSeated, TableOccupied, UnservedItems,
    AlreadyExists, VersionChanged, BillChanged, BillClosed, BalanceDue,
    // 422: a rule says no
    CommandIdReused, DerivedState, RuleBroken, Overpayment, RefundLimit,
    // 429, 503: not now
    RateLimited, Busy, OutcomeUnknown, Unavailable,
    // 500: ours
    Internal,
}

/// <summary>A decision that says no: a code from the catalogue and a sentence for people. A value, not an exception.</summary>
/// <param name="Errors">For invalid input: field → sentences.</param>
/// <param name="RetryAfter">Seconds after which it may be tried again; null where nobody knows.</param>
public sealed record Refusal(RefusalCode Code, string Sentence, ImmutableDictionary<string, ImmutableArray<string>>? Errors = null, int? RetryAfter = null)
{
    public int Status => StatusOf(Code);

    /// <summary>True when the same command, sent again unchanged, may well succeed.</summary>
    public bool Retryable => Status is 429 or 503;

    public static int StatusOf(RefusalCode code) => code switch
    {
        RefusalCode.Malformed or RefusalCode.Invalid or RefusalCode.UnknownField => 400,
        RefusalCode.PayloadTooLarge => 413,
        RefusalCode.Unauthenticated or RefusalCode.InvalidCredentials or RefusalCode.RefreshTokenSpent => 401,
        RefusalCode.Forbidden => 403,
        RefusalCode.NotFound => 404,
        RefusalCode.MethodNotAllowed => 405,
        RefusalCode.UnsupportedMediaType => 415,
        RefusalCode.AlreadyTaken or RefusalCode.OutOfStock or RefusalCode.ItemUnavailable or RefusalCode.OrderClosed
            or RefusalCode.IllegalTransition or RefusalCode.TableNotSeated or RefusalCode.TableOccupied or RefusalCode.UnservedItems
            or RefusalCode.AlreadyExists or RefusalCode.VersionChanged or RefusalCode.BillChanged or RefusalCode.BillClosed or RefusalCode.BalanceDue => 409,
        RefusalCode.CommandIdReused or RefusalCode.DerivedState or RefusalCode.RuleBroken or RefusalCode.Overpayment or RefusalCode.RefundLimit => 422,
        RefusalCode.RateLimited => 429,
        RefusalCode.Busy or RefusalCode.OutcomeUnknown or RefusalCode.Unavailable => 503,
        _ => 500,
    };
}
