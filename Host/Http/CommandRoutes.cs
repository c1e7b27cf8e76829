using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Maps the routes of commands: read the request, submit the command, respond with its outcome.</summary>
internal static class CommandRoutes
{
    /// <param name="result">Selects the entity to return from the outcome alone, so that a repeated command gets the same response.</param>
    /// <param name="location">The address of a new entity; then the status is 201.</param>
    /// <param name="readBody">Reads a body that is not JSON.</param>
    public static RouteHandlerBuilder MapCommand<TRequest, T>(
        this IEndpointRouteBuilder routes, string verb, string pattern, Func<Outcome, TRequest, T?> result, View<T> view,
        Func<T, string>? location = null, Func<HttpRequest, ValueTask<Result<TRequest>>>? readBody = null)
        where TRequest : CommandRequest where T : class =>
        routes.MapRequest(verb, pattern, SubmitAsync, result, view, location, readBody);

    /// <param name="run">Runs a request that is more than one command, such as one that also creates an account.</param>
    /// <param name="result">Selects the entity to return from the outcome alone, so that a repeated command is answered like the first
    /// time.</param>
    /// <param name="location">The address of a new entity; then the status is 201.</param>
    /// <param name="readBody">Reads a body that is not JSON.</param>
    public static RouteHandlerBuilder MapRequest<TRequest, T>(
        this IEndpointRouteBuilder routes, string verb, string pattern, Func<HttpContext, TRequest, ValueTask<Result<Outcome>>> run,
        Func<Outcome, TRequest, T?> result, View<T> view, Func<T, string>? location = null,
        Func<HttpRequest, ValueTask<Result<TRequest>>>? readBody = null)
        where TRequest : Request where T : class
    {
        var reader = new RequestReader<TRequest>(pattern, readBody);
        var route = routes.MapMethods(pattern, [verb], async (HttpContext http) =>
        {
            var request = await reader.ReadAsync(http.Request);
            if (request.Refusal is { } unreadable) return new ProblemResult(unreadable);
            var answer = await run(http, request.Value!);
            var outcome = answer.Value;
            if ((answer.Refusal ?? outcome!.Refusal) is { } refusal) return new ProblemResult(refusal);

            if (outcome!.Replayed) MarkReplayed(http.Response);
            return result(outcome, request.Value!) switch
            {
                null => Results.NoContent(),
                var thing when location is null => Results.Ok(view.Show(thing, http.Caller().Actor)),
                var thing => Results.Created(http.Request.PathBase + location(thing), view.Show(thing, http.Caller().Actor)),
            };
        });
        if (readBody is null && reader.BodyMembers is not []) route.Accepts<TRequest>("application/json");
        return route.WithMetadata(new RequestMetadata(typeof(TRequest), reader.BodyMembers), new IdempotentMetadata())
            .Answers(view, location is null ? 200 : 201);
    }

    public static void MarkReplayed(HttpResponse response) => response.Headers[IdempotencyKey.ReplayHeader] = "true";

    private static async ValueTask<Result<Outcome>> SubmitAsync<TRequest>(HttpContext http, TRequest request)
        where TRequest : CommandRequest =>
        await (await http.OpenRestaurantAsync())
            .SubmitAsync(new CommandEnvelope(request.CommandId, http.Caller().Actor, request.Command()), http.RequestAborted);
}
