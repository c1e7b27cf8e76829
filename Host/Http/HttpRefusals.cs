using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Host.Http;

/// <summary>What HTTP itself refuses, whatever the route.</summary>
internal static class HttpRefusals
{
    public static readonly Refusal NotFound = new(RefusalCode.NotFound, "There is no such thing here.");

    public static Refusal Of(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new(RefusalCode.Unauthenticated, "Sign in, and send the access token as a bearer token."),
        StatusCodes.Status403Forbidden => new(RefusalCode.Forbidden, "Your role may not do this."),
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed =>
            new(RefusalCode.MethodNotAllowed, "This method is not allowed here; see the Allow header."),
        StatusCodes.Status413PayloadTooLarge => new(RefusalCode.PayloadTooLarge, "The body is larger than it may be here."),
        StatusCodes.Status415UnsupportedMediaType => new(RefusalCode.UnsupportedMediaType, "Send application/json."),
        >= 500 => new(RefusalCode.Internal, "Something went wrong here. The request id finds it in the logs."),
        _ => new(RefusalCode.Malformed, "The request cannot be read."),
    };
}
