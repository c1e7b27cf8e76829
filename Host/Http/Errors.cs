using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Everything that goes wrong outside of an endpoint's own answer, as problem details. The one place where HTTP catches exceptions.</summary>
internal static class Errors
{
    public static void UseProblems(this WebApplication app)
    {
        var detailed = app.Environment.IsDevelopment();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = http => ProblemResult.WriteAsync(http, Of(http, http.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error, detailed)),
            SuppressDiagnosticsCallback = context => Of(context.Exception).Code is not RefusalCode.Internal,
        });
        app.UseStatusCodePages(context => ProblemResult.WriteAsync(context.HttpContext, Of(context.HttpContext.Response.StatusCode)));
    }

    // What was thrown is for the logs; only where nobody but its developers uses the host it is said outright.
    private static Refusal Of(HttpContext http, Exception fault, bool detailed) => Of(fault) switch
    {
        { Code: RefusalCode.PayloadTooLarge } refusal when http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most => refusal with { Sentence = $"A body may have {most / 1024} KB here." },
        { Code: RefusalCode.Internal } ours when detailed => ours with { Sentence = $"{ours.Sentence} {fault}" },
        var refusal => refusal,
    };

    private static Refusal Of(Exception fault) => fault switch
    {
        BadHttpRequestException bad => Of(bad.StatusCode),
        StoreFullException => new(RefusalCode.Unavailable, "The disk of the store is full. Once there is space again, send it again, with the same Idempotency-Key."),
        StoreUnavailableException => new(RefusalCode.Unavailable, "The store cannot be reached. Send it again, with the same Idempotency-Key."),
        OperationCanceledException => new(RefusalCode.Unavailable, "The request was cancelled; it may or may not have counted. Send it again with the same Idempotency-Key to find out."),
        _ => Of(StatusCodes.Status500InternalServerError),
    };

    private static Refusal Of(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new(RefusalCode.Unauthenticated, "Sign in, and send the access token as a bearer token."),
        StatusCodes.Status403Forbidden => new(RefusalCode.Forbidden, "Your role may not do this."),
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => new(RefusalCode.MethodNotAllowed, "This method is not allowed here; see the Allow header."),
        StatusCodes.Status413PayloadTooLarge => new(RefusalCode.PayloadTooLarge, "The body is larger than it may be here."),
        StatusCodes.Status415UnsupportedMediaType => new(RefusalCode.UnsupportedMediaType, "Send application/json."),
        >= 500 => new(RefusalCode.Internal, "Something went wrong here. The request id finds it in the logs."),
        _ => new(RefusalCode.Malformed, "The request cannot be read."),
    };

    public static readonly Refusal NotFound = new(RefusalCode.NotFound, "There is no such thing here.");
}
