using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Refusals as problem details, over REST and in a hub's reply alike.</summary>
public static class Problems
{
    /// <param name="instance">What was asked for: the path, or the hub's method.</param>
    /// <param name="requestId">By which the logs know it.</param>
    public static Problem Of(Refusal refusal, string? instance = null, string? requestId = null)
    {
        var code = WireName.Of(refusal.Code);
        return new(
            $"urn:problem:{code}", Title(refusal.Code), HttpStatus.Of(refusal.Code), refusal.Sentence, instance, code, requestId,
            refusal.Errors?.ToDictionary(error => error.Key, error => (IReadOnlyList<string>)[.. error.Value]), refusal.RetryAfter);
    }

    /// <summary>A refused command's answer on a hub.</summary>
    public static CommandReply Reply(Refusal refusal, string method, string connectionId) =>
        new(Ok: false, Seq: 0, Replayed: false, Result: null, Of(refusal, method, connectionId));

    /// <summary>The same for every problem of one code, as RFC 9457 wants it.</summary>
    public static string Title(RefusalCode code) => code switch
    {
        RefusalCode.Malformed => "The request cannot be read.",
        RefusalCode.Invalid => "The request is invalid.",
        RefusalCode.UnknownField => "The request has an unknown field.",
        RefusalCode.PayloadTooLarge => "The request is too large.",
        RefusalCode.Unauthenticated => "You are not signed in.",
        RefusalCode.InvalidCredentials => "The sign-in is wrong.",
        RefusalCode.RefreshTokenSpent => "The refresh token was used before.",
        RefusalCode.Forbidden => "You may not do this.",
        RefusalCode.NotFound => "There is no such thing.",
        RefusalCode.MethodNotAllowed => "This method is not allowed here.",
        RefusalCode.AlreadyTaken => "Somebody was first.",
        RefusalCode.OutOfStock => "There is not enough left.",
        RefusalCode.ItemUnavailable => "The dish is off the menu.",
        RefusalCode.OrderClosed => "The order is closed.",
        RefusalCode.IllegalTransition => "It cannot go there from where it is.",
        RefusalCode.TableNotSeated => "Nobody sits at the table.",
        RefusalCode.TableOccupied => "The table is occupied.",
        RefusalCode.UnservedItems => "Something is still to be served.",
        RefusalCode.AlreadyExists => "It exists already.",
        RefusalCode.VersionChanged => "It has changed meanwhile.",
        RefusalCode.BillChanged => "The bill has changed meanwhile.",
        RefusalCode.BillClosed => "The bill cannot change any more.",
        RefusalCode.BalanceDue => "Something is still to be paid.",
        RefusalCode.CommandIdReused => "The command id was used for another command.",
        RefusalCode.DerivedState => "This state follows from others and cannot be set.",
        RefusalCode.RuleBroken => "A rule of the house says no.",
        RefusalCode.Overpayment => "That is more than is due.",
        RefusalCode.RefundLimit => "That is more than can be given back.",
        RefusalCode.UnsupportedMediaType => "The content type is not supported.",
        RefusalCode.RateLimited => "Too many requests.",
        RefusalCode.Busy => "The restaurant is busy.",
        RefusalCode.OutcomeUnknown => "The outcome is not known yet.",
        RefusalCode.Unavailable => "Not available now.",
        RefusalCode.Internal => "Something went wrong on our side.",
        _ => "Refused.",
    };
}
