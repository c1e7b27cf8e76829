using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Host.Http;

/// <summary>The refusals of HTTP itself, for every route.</summary>
internal static class HttpRefusals
{
    public static readonly Refusal NotFound = new(RefusalCode.NotFound, "Not found.");

    public static Refusal Of(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new(RefusalCode.Unauthenticated, "Sign in, and send the access token as a bearer token."),
        StatusCodes.Status403Forbidden => new(RefusalCode.Forbidden, "Your role does not allow this."),
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed =>
            new(RefusalCode.MethodNotAllowed, "This method is not allowed here; see the Allow header."),
        StatusCodes.Status413PayloadTooLarge => new(RefusalCode.PayloadTooLarge, "The body is too large."),
        StatusCodes.Status415UnsupportedMediaType => new(RefusalCode.UnsupportedMediaType, "Send application/json."),
        >= 500 => new(RefusalCode.Internal, "Internal error. Look up the request id in the logs."),
        _ => new(RefusalCode.Malformed, "The request cannot be read."),
    };
}
