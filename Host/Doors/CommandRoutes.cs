using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Doors;

/// <summary>Every command over REST goes this one way: read the caller, make the command, return the outcome.</summary>
internal static class CommandRoutes
{
    /// <param name="want">The command, or what is wrong with the request.</param>
    /// <param name="reply">Of the outcome alone, so that a repeated command is answered like the first time.</param>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes, string method, string pattern,
        Func<TBody, Asked, Answer<RestaurantCommand>> want, Func<Outcome, Asked, Reply> reply) where TBody : class =>
        routes.MapCommand<TBody>(method, pattern, Submit(want), reply);

    /// <param name="read">The body, where it is no JSON; or what is wrong with it.</param>
    /// <param name="want">The command, or what is wrong with the request.</param>
    /// <param name="reply">Of the outcome alone, so that a repeated command is answered like the first time.</param>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes, string method, string pattern, Func<HttpRequest, ValueTask<Answer<TBody>>> read,
        Func<TBody, Asked, Answer<RestaurantCommand>> want, Func<Outcome, Asked, Reply> reply) where TBody : class =>
        routes.Map(method, pattern, read, Submit(want), reply);

    /// <param name="run">Gives the command itself, for what is more than one command: an account to make, another restaurant to open.</param>
    /// <param name="reply">Of the outcome alone, so that a repeated command is answered like the first time.</param>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes, string method, string pattern,
        Func<HttpContext, TBody, Asked, ValueTask<Answer<Outcome>>> run, Func<Outcome, Asked, Reply> reply) where TBody : class =>
        routes.Map(method, pattern, JsonBody.ReadAsync<TBody>, run, reply).Accepts<TBody>("application/json");

    private static Func<HttpContext, TBody, Asked, ValueTask<Answer<Outcome>>> Submit<TBody>(Func<TBody, Asked, Answer<RestaurantCommand>> want) => async (http, body, asked) =>
    {
        var wanted = want(body, asked);
        return wanted.Refusal is { } unwanted ? unwanted : await (await asked.OpenAsync(http)).SubmitAsync(asked.Envelope(wanted.Value!), http.RequestAborted);
    };

    private static RouteHandlerBuilder Map<TBody>(
        this IEndpointRouteBuilder routes, string method, string pattern, Func<HttpRequest, ValueTask<Answer<TBody>>> read,
        Func<HttpContext, TBody, Asked, ValueTask<Answer<Outcome>>> run, Func<Outcome, Asked, Reply> reply) where TBody : class =>
        routes.MapMethods(pattern, [method], async (HttpContext http) =>
        {
            var key = IdempotencyKey.Read(http.Request);
            if (key.Refusal is { } badKey) return new Refused(badKey);
            var body = await read(http.Request);
            if (body.Refusal is { } badBody) return new Refused(badBody);

            var asked = new Asked(Caller.Of(http.User)!, key.Value ?? IdempotencyKey.Make(), http.Request.RouteValues);
            if (!asked.CanBeFound) return new Refused(Errors.NotFound);
            var outcome = await run(http, body.Value!, asked);
            return outcome.Refusal is { } refusal ? new Refused(refusal) : Result(http, outcome.Value!, asked, reply);
        });

    private static IResult Result(HttpContext http, Outcome outcome, Asked asked, Func<Outcome, Asked, Reply> reply)
    {
        if (outcome.Refusal is { } refusal) return new Refused(refusal);
        if (outcome.Replayed) MarkReplayed(http.Response);
        return reply(outcome, asked).ToResult();
    }

    public static void MarkReplayed(HttpResponse response) => response.Headers[IdempotencyKey.ReplayHeader] = "true";
}
