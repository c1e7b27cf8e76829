using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The HTTP status of each code: of REST answers, and of the <c>status</c> of a problem in a hub reply.</summary>
public static class HttpStatus
{
    public static int Of(RefusalCode code) => code switch
    {
        RefusalCode.Malformed or RefusalCode.Invalid or RefusalCode.UnknownField => 400,
        RefusalCode.Unauthenticated or RefusalCode.InvalidCredentials or RefusalCode.RefreshTokenSpent => 401,
        RefusalCode.Forbidden => 403,
        RefusalCode.NotFound => 404,
        RefusalCode.MethodNotAllowed => 405,
        RefusalCode.AlreadyTaken or RefusalCode.OutOfStock or RefusalCode.ItemUnavailable or RefusalCode.OrderClosed
            or RefusalCode.IllegalTransition or RefusalCode.TableNotSeated or RefusalCode.TableOccupied or RefusalCode.UnservedItems
            or RefusalCode.AlreadyExists or RefusalCode.VersionChanged or RefusalCode.BillChanged or RefusalCode.BillClosed
            or RefusalCode.BalanceDue => 409,
        RefusalCode.PayloadTooLarge => 413,
        RefusalCode.UnsupportedMediaType => 415,
        RefusalCode.CommandIdReused or RefusalCode.DerivedState or RefusalCode.RuleBroken or RefusalCode.Overpayment
            or RefusalCode.RefundLimit => 422,
        RefusalCode.RateLimited => 429,
        RefusalCode.Busy or RefusalCode.OutcomeUnknown or RefusalCode.Unavailable => 503,
        RefusalCode.Internal => 500,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "There is no such code."),
    };
}
