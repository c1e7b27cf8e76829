using FluentValidation;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Endpoints;

/// <param name="RestaurantId">Which of theirs; absent: the first.</param>
internal sealed record LoginBody(string? Email, string? Password, string? RestaurantId);

/// <param name="RestaurantId">Another of theirs, to go there; absent: the same.</param>
internal sealed record RefreshBody(string? RefreshToken, string? RestaurantId);

internal sealed record LogoutBody(string? RefreshToken);

/// <summary>Sign-in: the only endpoints that need no token.</summary>
internal static class AuthEndpoints
{
    private static readonly Refusal NoNewRestaurants = new(RefusalCode.Forbidden, "This deployment takes no new restaurants.");

    public static void MapAuth(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/api/auth").AllowAnonymous();
        auth.MapPost("/register", RegisterAsync).Accepts<RegisterBody>("application/json");
        auth.MapPost("/login", LoginAsync).Accepts<LoginBody>("application/json").WithMetadata(new OwnLimitMetadata());
        auth.MapPost("/refresh", RefreshAsync).Accepts<RefreshBody>("application/json").WithMetadata(new OwnLimitMetadata());
        auth.MapPost("/logout", LogoutAsync).Accepts<LogoutBody>("application/json");
    }

    private static async Task<IResult> RegisterAsync(HttpContext http, Registration registration, Features features)
    {
        if (!features.Registration) return new ProblemResult(NoNewRestaurants);
        var (body, key) = await ReadAsync(http, RegisterRules.Instance);
        if (body.Refusal is { } refusal) return new ProblemResult(refusal);
        var registered = await registration.RegisterAsync(body.Value!, key, Address.Of(http), http.RequestAborted);
        if (registered.Refusal is { } refused) return new ProblemResult(refused);
        if (registered.Value!.Replayed) CommandRoutes.MarkReplayed(http.Response);
        return Results.Created($"/api/restaurants/{registered.Value.Session.User.RestaurantId}", registered.Value.Session);
    }

    private static async Task<IResult> LoginAsync(HttpContext http, AuthSessions sessions, SignInAttempts attempts)
    {
        var (body, _) = await ReadAsync(http, LoginRules.Instance);
        var attempt = attempts.From(http, body.Value?.Email ?? "");
        if (await attempt.EnterAsync() is { } tooMany) return new ProblemResult(tooMany);
        if (body.Refusal is { } refusal) return new ProblemResult(refusal);
        var session = await sessions.SignInAsync(body.Value!.Email!, body.Value.Password!, body.Value.RestaurantId, attempt, http.RequestAborted);
        return session.Refusal is { } refused ? new ProblemResult(refused) : Results.Ok(session.Value);
    }

    private static async Task<IResult> RefreshAsync(HttpContext http, AuthSessions sessions, SignInAttempts attempts)
    {
        var (body, key) = await ReadAsync(http, RefreshRules.Instance);
        var ours = body.Value?.RefreshToken is { } token && sessions.IsIssuedHere(token) ? token : null;
        if (await attempts.RefreshAsync(http, ours) is { } tooMany) return new ProblemResult(tooMany);
        if (body.Refusal is { } refusal) return new ProblemResult(refusal);
        var refreshed = await sessions.RefreshAsync(body.Value!.RefreshToken!, key, body.Value.RestaurantId, http.RequestAborted);
        if (refreshed.Refusal is { } refused) return new ProblemResult(refused);
        await attempts.RefreshedAsync(http, ours);
        if (refreshed.Value!.Replayed) CommandRoutes.MarkReplayed(http.Response);
        return Results.Ok(refreshed.Value.Session);
    }

    private static async Task<IResult> LogoutAsync(HttpContext http, AuthSessions sessions)
    {
        var (body, _) = await ReadAsync(http, LogoutRules.Instance);
        if (body.Refusal is { } refusal) return new ProblemResult(refusal);
        await sessions.EndAsync(body.Value!.RefreshToken!, http.RequestAborted);
        return Results.NoContent();
    }

    private static async ValueTask<(Result<T> Body, string? Key)> ReadAsync<T>(HttpContext http, IValidator<T> rules) where T : class
    {
        var key = IdempotencyKey.Read(http.Request);
        if (key.Refusal is { } badKey) return (badKey, null);
        var body = await JsonBody.ReadAsync<T>(http.Request);
        return (body.Refusal is null && Invalid.Check(rules, body.Value!) is { } invalid ? invalid : body, key.Value);
    }
}
