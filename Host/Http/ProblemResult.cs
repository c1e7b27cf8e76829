using System.Globalization;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Http;

/// <summary>A refusal as problem details with the code, the request id and, if known, when to retry.</summary>
internal sealed class ProblemResult(Refusal refusal) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, refusal);

    public static Task WriteAsync(HttpContext http, Refusal refusal)
    {
        http.Response.StatusCode = HttpStatus.Of(refusal.Code);
        if (refusal.Retryable) http.Response.Headers.RetryAfter = (refusal.RetryAfter ?? 1).ToString(CultureInfo.InvariantCulture);
        // Not until the request is aborted: that is what this answer may be about.
        var problem = Problems.Of(refusal, http.Request.PathBase + http.Request.Path, http.TraceIdentifier);
        return http.Response.WriteAsJsonAsync(problem, Json.Problem, "application/problem+json", CancellationToken.None);
    }
}
