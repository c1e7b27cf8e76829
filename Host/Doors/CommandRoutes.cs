using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Doors;

/// <summary>Every command over REST goes this one way: read the caller, make the command, return the outcome.</summary>
internal static class CommandRoutes
{
    /// <param name="prepare">What has to be brought into the live state before the command can be decided.</param>
    /// <param name="want">The command, or what is wrong with the request.</param>
    /// <param name="reply">Of the outcome alone, so that a repeated command is answered like the first time.</param>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes, string method, string pattern,
        Func<TBody, Asked, Answer<RestaurantCommand>> want, Func<Outcome, Asked, Reply> reply, Func<HttpContext, LiveRestaurant, Asked, ValueTask>? prepare = null)
        where TBody : class =>
        routes.MapMethods(pattern, [method], async (HttpContext http, LiveRestaurants restaurants) =>
        {
            var key = IdempotencyKey.Read(http.Request);
            if (key.Refusal is { } badKey) return new Refused(badKey);
            var body = await JsonBody.ReadAsync<TBody>(http.Request);
            if (body.Refusal is { } badBody) return new Refused(badBody);

            var asked = new Asked(Caller.Of(http.User)!, key.Value ?? IdempotencyKey.Make(), http.Request.RouteValues);
            if (!asked.CanBeFound) return new Refused(Errors.NotFound);
            var wanted = want(body.Value!, asked);
            if (wanted.Refusal is { } unwanted) return new Refused(unwanted);

            var live = await restaurants.OpenAsync(asked.Caller.RestaurantId, http.RequestAborted);
            if (prepare is not null) await prepare(http, live, asked);
            var outcome = await live.SubmitAsync(new CommandEnvelope(asked.CommandId, asked.Caller.Actor, wanted.Value!), http.RequestAborted);
            return Result(http, outcome, asked, reply);
        }).Accepts<TBody>("application/json");

    private static IResult Result(HttpContext http, Outcome outcome, Asked asked, Func<Outcome, Asked, Reply> reply)
    {
        if (outcome.Refusal is { } refusal) return new Refused(refusal);
        if (outcome.Replayed) MarkReplayed(http.Response);
        return reply(outcome, asked).ToResult();
    }

    public static void MarkReplayed(HttpResponse response) => response.Headers["Idempotent-Replay"] = "true";
}
