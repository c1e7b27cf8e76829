using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Turns every error outside an endpoint into problem details. The one place where HTTP catches exceptions.</summary>
internal static class ErrorHandling
{
    public static void UseErrorHandling(this WebApplication app)
    {
        var detailed = app.Environment.IsDevelopment();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = http =>
                ProblemResult.WriteAsync(http, Of(http, http.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error, detailed)),
            SuppressDiagnosticsCallback = context => Of(context.Exception).Code is not RefusalCode.Internal,
        });
        app.UseStatusCodePages(context =>
            ProblemResult.WriteAsync(context.HttpContext, HttpRefusals.Of(context.HttpContext.Response.StatusCode)));
    }

    // The exception is for the logs; the caller sees it in Development only.
    private static Refusal Of(HttpContext http, Exception fault, bool detailed) => Of(fault) switch
    {
        { Code: RefusalCode.PayloadTooLarge } refusal when http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize
            is { } most =>
            refusal with { Sentence = $"A body may have {most / 1024} KB here." },
        { Code: RefusalCode.Internal } ours when detailed => ours with { Sentence = $"{ours.Sentence} {fault}" },
        var refusal => refusal,
    };

    private static Refusal Of(Exception fault) => fault switch
    {
        BadHttpRequestException bad => HttpRefusals.Of(bad.StatusCode),
        StoreFullException => new(
            RefusalCode.Unavailable,
            "The disk of the store is full. Free some space, then retry with the same Idempotency-Key."),
        StoreUnavailableException =>
            new(RefusalCode.Unavailable, "The store cannot be reached. Send it again, with the same Idempotency-Key."),
        OperationCanceledException => new(
            RefusalCode.Unavailable,
            "The request was cancelled; it may or may not have taken effect. Send it again with the same Idempotency-Key to find out."),
        _ => HttpRefusals.Of(StatusCodes.Status500InternalServerError),
    };
}
