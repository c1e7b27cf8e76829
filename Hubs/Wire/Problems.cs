using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Turns refusals into problem details, for REST and for the replies of hubs.</summary>
public static class Problems
{
    /// <param name="instance">The path of the request, or the name of the hub method.</param>
    /// <param name="requestId">The id under which the logs know the request.</param>
    public static Problem Of(Refusal refusal, string? instance = null, string? requestId = null)
    {
        var code = WireName.Of(refusal.Code);
        return new(
            $"urn:problem:{code}", Title(refusal.Code), HttpStatus.Of(refusal.Code), refusal.Sentence, instance, code, requestId,
            refusal.Errors?.ToDictionary(error => error.Key, error => (IReadOnlyList<string>)[.. error.Value]), refusal.RetryAfter);
    }

    /// <summary>The reply to a refused command on a hub.</summary>
    public static CommandReply<TResult> Reply<TResult>(Refusal refusal, string method, string connectionId) where TResult : class =>
        new(Ok: false, Seq: 0, Replayed: false, Result: null, Of(refusal, method, connectionId));

    /// <summary>The title of every problem with this code; RFC 9457 asks for the same one each time.</summary>
    public static string Title(RefusalCode code) => code switch
    {
        RefusalCode.Malformed => "The request cannot be read.",
        RefusalCode.Invalid => "The request is invalid.",
        RefusalCode.UnknownField => "The request has an unknown field.",
        RefusalCode.PayloadTooLarge => "The request is too large.",
        RefusalCode.Unauthenticated => "You are not signed in.",
        RefusalCode.InvalidCredentials => "The credentials are wrong.",
        RefusalCode.RefreshTokenSpent => "The refresh token was already used.",
        RefusalCode.Forbidden => "Your role does not allow this.",
        RefusalCode.NotFound => "The resource does not exist.",
        RefusalCode.MethodNotAllowed => "The method is not allowed.",
        RefusalCode.AlreadyTaken => "A colleague was first.",
        RefusalCode.OutOfStock => "The stock is not sufficient.",
        RefusalCode.ItemUnavailable => "The dish is off the menu.",
        RefusalCode.OrderClosed => "The order is closed.",
        RefusalCode.IllegalTransition => "The current status does not allow this change.",
        RefusalCode.TableNotSeated => "No guests are seated at the table.",
        RefusalCode.TableOccupied => "Guests are seated at the table.",
        RefusalCode.UnservedItems => "The table still waits for items.",
        RefusalCode.AlreadyExists => "It already exists.",
        RefusalCode.VersionChanged => "It has changed since you read it.",
        RefusalCode.BillChanged => "The bill has changed since you read it.",
        RefusalCode.BillClosed => "The bill can no longer change.",
        RefusalCode.BalanceDue => "The table still has an amount to pay.",
        RefusalCode.CommandIdReused => "The command id was used for another command.",
        RefusalCode.DerivedState => "This status follows from others and cannot be set.",
        RefusalCode.RuleBroken => "A rule of the restaurant does not allow this.",
        RefusalCode.Overpayment => "The amount is more than is due.",
        RefusalCode.RefundLimit => "The amount is more than can be refunded.",
        RefusalCode.UnsupportedMediaType => "The content type is not supported.",
        RefusalCode.RateLimited => "Too many requests.",
        RefusalCode.Busy => "The restaurant is busy.",
        RefusalCode.OutcomeUnknown => "The outcome is not known yet.",
        RefusalCode.Unavailable => "The service is temporarily unavailable.",
        RefusalCode.Internal => "The server failed.",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "The code has no title."),
    };
}
