using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Every command over REST goes this one way: read the caller, make the command, return the outcome.</summary>
internal static class CommandRoutes
{
    /// <param name="want">The command, or what is wrong with the request.</param>
    /// <param name="reply">Of the outcome alone, so that a repeated command is answered like the first time.</param>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes, string method, string pattern,
        Func<TBody, RequestContext, Result<RestaurantCommand>> want, Func<Outcome, RequestContext, CommandResponse> reply) where TBody : class =>
        routes.MapCommand<TBody>(method, pattern, Submit(want), reply);

    /// <param name="read">The body, where it is no JSON; or what is wrong with it.</param>
    /// <param name="want">The command, or what is wrong with the request.</param>
    /// <param name="reply">Of the outcome alone, so that a repeated command is answered like the first time.</param>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes, string method, string pattern, Func<HttpRequest, ValueTask<Result<TBody>>> read,
        Func<TBody, RequestContext, Result<RestaurantCommand>> want, Func<Outcome, RequestContext, CommandResponse> reply) where TBody : class =>
        routes.Map(method, pattern, read, Submit(want), reply);

    /// <param name="run">Gives the command itself, for what is more than one command: an account to make, another restaurant to open.</param>
    /// <param name="reply">Of the outcome alone, so that a repeated command is answered like the first time.</param>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes, string method, string pattern,
        Func<HttpContext, TBody, RequestContext, ValueTask<Result<Outcome>>> run, Func<Outcome, RequestContext, CommandResponse> reply) where TBody : class =>
        routes.Map(method, pattern, JsonBody.ReadAsync<TBody>, run, reply).Accepts<TBody>("application/json");

    private static Func<HttpContext, TBody, RequestContext, ValueTask<Result<Outcome>>> Submit<TBody>(Func<TBody, RequestContext, Result<RestaurantCommand>> want) => async (http, body, request) =>
    {
        var wanted = want(body, request);
        return wanted.Refusal is { } unwanted ? unwanted : await (await request.OpenAsync(http)).SubmitAsync(request.Envelope(wanted.Value!), http.RequestAborted);
    };

    private static RouteHandlerBuilder Map<TBody>(
        this IEndpointRouteBuilder routes, string method, string pattern, Func<HttpRequest, ValueTask<Result<TBody>>> read,
        Func<HttpContext, TBody, RequestContext, ValueTask<Result<Outcome>>> run, Func<Outcome, RequestContext, CommandResponse> reply) where TBody : class =>
        routes.MapMethods(pattern, [method], async (HttpContext http) =>
        {
            var key = IdempotencyKey.Read(http.Request);
            if (key.Refusal is { } badKey) return new ProblemResult(badKey);
            var body = await read(http.Request);
            if (body.Refusal is { } badBody) return new ProblemResult(badBody);

            var request = new RequestContext(Caller.Of(http.User)!, key.Value ?? IdempotencyKey.Make(), http.Request.RouteValues);
            if (!request.CanBeFound) return new ProblemResult(Errors.NotFound);
            var outcome = await run(http, body.Value!, request);
            return outcome.Refusal is { } refusal ? new ProblemResult(refusal) : Result(http, outcome.Value!, request, reply);
        });

    private static IResult Result(HttpContext http, Outcome outcome, RequestContext request, Func<Outcome, RequestContext, CommandResponse> reply)
    {
        if (outcome.Refusal is { } refusal) return new ProblemResult(refusal);
        if (outcome.Replayed) MarkReplayed(http.Response);
        return reply(outcome, request).ToResult();
    }

    public static void MarkReplayed(HttpResponse response) => response.Headers[IdempotencyKey.ReplayHeader] = "true";
}
