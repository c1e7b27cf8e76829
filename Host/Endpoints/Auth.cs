using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Host.Limits;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>Sign-in: the only endpoints that need no token.</summary>
internal static class AuthEndpoints
{
    private static readonly Refusal NoNewRestaurants = new(Forbidden, "This deployment does not accept new restaurants.");

    public static void MapAuth(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapResource(
                "/api/auth", "Sign-in",
                "Sessions. The access token is for the other routes and the hubs; the refresh token gets the next one.")
            .AllowAnonymous();
        auth.MapPost("/register", RegisterAsync).TakesRequest<RegisterRequest>()
            .Answers(View<AuthSession>.Unchanged, StatusCodes.Status201Created)
            .Named(
                "register", "Creates a restaurant and signs in as its admin",
                "With an `Idempotency-Key`, an interrupted registration continues when it is sent again.")
            .MayRefuse(AlreadyExists, Forbidden);
        auth.MapPost("/login", LoginAsync).TakesRequest<LoginRequest>(isReplayed: false).Answers(View<AuthSession>.Unchanged)
            .WithMetadata(new OwnLimitMetadata())
            .Named("signIn", "Signs in").MayRefuse(InvalidCredentials);
        auth.MapPost("/refresh", RefreshAsync).TakesRequest<RefreshRequest>().Answers(View<AuthSession>.Unchanged)
            .WithMetadata(new OwnLimitMetadata())
            .Named(
                "refresh", "Exchanges a refresh token for a new session",
                "The refresh token becomes invalid; using it again ends every session that came from the same sign-in. "
                + "Sent again with the same `Idempotency-Key`, the exchange gives the same `refreshToken`, until that is used.")
            .MayRefuse(InvalidCredentials, RefreshTokenSpent);
        auth.MapPost("/logout", LogoutAsync).TakesRequest<LogoutRequest>(isReplayed: false).Produces(StatusCodes.Status204NoContent)
            .Named("signOut", "Signs out",
                "Ends every session that came from the same sign-in. Access tokens stay valid until they expire.");
    }

    private static async Task<IResult> RegisterAsync(HttpContext http, Registration registration, Features features)
    {
        if (!features.Registration) return new ProblemResult(NoNewRestaurants);
        var (request, key) = await ReadAsync<RegisterRequest>(http);
        if (request.Refusal is { } refusal) return new ProblemResult(refusal);
        var registered = await registration.RegisterAsync(request.Value!, key, Address.Of(http), http.RequestAborted);
        if (registered.Refusal is { } refused) return new ProblemResult(refused);
        if (registered.Value!.Replayed) CommandRoutes.MarkReplayed(http.Response);
        return Results.Created(
            $"{http.Request.PathBase}/api/restaurants/{registered.Value.Session.User.RestaurantId}", registered.Value.Session);
    }

    private static async Task<IResult> LoginAsync(HttpContext http, AuthSessions sessions, SignInAttempts attempts)
    {
        var (request, _) = await ReadAsync<LoginRequest>(http);
        var attempt = attempts.From(http, request.Value?.Email ?? "");
        if (await attempt.EnterAsync() is { } tooMany) return new ProblemResult(tooMany);
        if (request.Refusal is { } refusal) return new ProblemResult(refusal);
        var session = await sessions.SignInAsync(
            request.Value!.Email!, request.Value.Password!, request.Value.RestaurantId, attempt, http.RequestAborted);
        return session.Refusal is { } refused ? new ProblemResult(refused) : Results.Ok(session.Value);
    }

    private static async Task<IResult> RefreshAsync(HttpContext http, AuthSessions sessions, SignInAttempts attempts)
    {
        var (request, key) = await ReadAsync<RefreshRequest>(http);
        var ours = request.Value?.RefreshToken is { } token && sessions.IsIssuedHere(token) ? token : null;
        if (await attempts.RefreshAsync(http, ours) is { } tooMany) return new ProblemResult(tooMany);
        if (request.Refusal is { } refusal) return new ProblemResult(refusal);
        var refreshed = await sessions.RefreshAsync(request.Value!.RefreshToken!, key, request.Value.RestaurantId, http.RequestAborted);
        if (refreshed.Refusal is { } refused) return new ProblemResult(refused);
        await attempts.RefreshedAsync(http, ours);
        if (refreshed.Value!.Replayed) CommandRoutes.MarkReplayed(http.Response);
        return Results.Ok(refreshed.Value.Session);
    }

    private static async Task<IResult> LogoutAsync(HttpContext http, AuthSessions sessions)
    {
        var (request, _) = await ReadAsync<LogoutRequest>(http);
        if (request.Refusal is { } refusal) return new ProblemResult(refusal);
        await sessions.EndAsync(request.Value!.RefreshToken!, http.RequestAborted);
        return Results.NoContent();
    }

    /// <summary>Documents a request that is no command of a restaurant.</summary>
    public static RouteHandlerBuilder TakesRequest<TRequest>(this RouteHandlerBuilder route, bool isReplayed = true)
        where TRequest : notnull =>
        route.Accepts<TRequest>("application/json").WithMetadata(new IdempotentMetadata(isReplayed));

    /// <summary>Reads a request that is no command of a restaurant, and its Idempotency-Key.</summary>
    public static async ValueTask<(Result<TRequest> Request, string? Key)> ReadAsync<TRequest>(HttpContext http) where TRequest : class
    {
        var key = IdempotencyKey.Read(http.Request);
        if (key.Refusal is { } badKey) return (badKey, null);
        var body = await JsonBody.ReadAsync(http.Request, Json.ContractOf<TRequest>());
        return (body.Refusal is null && Hubs.Wire.Validation.Invalid.Check(body.Value!) is { } invalid ? invalid : body, key.Value);
    }
}
