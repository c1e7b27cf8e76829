using FluentValidation;
using RealtimeRestaurant.Host.Doors;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Endpoints;

internal sealed record LoginBody(string? Email, string? Password);

internal sealed record RefreshBody(string? RefreshToken);

/// <summary>Sign-in: the only endpoints that need no token.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/api/auth").AllowAnonymous();
        auth.MapPost("/register", RegisterAsync).Accepts<RegisterBody>("application/json");
        auth.MapPost("/login", LoginAsync).Accepts<LoginBody>("application/json");
        auth.MapPost("/refresh", RefreshAsync).Accepts<RefreshBody>("application/json");
        auth.MapPost("/logout", LogoutAsync).Accepts<RefreshBody>("application/json");
    }

    private static async Task<IResult> RegisterAsync(HttpContext http, Registration registration)
    {
        var key = IdempotencyKey.Read(http.Request);
        if (key.Refusal is { } badKey) return new Refused(badKey);
        var body = await ReadAsync(http, RegisterRules.Instance);
        if (body.Refusal is { } refusal) return new Refused(refusal);

        var registered = await registration.RegisterAsync(body.Value!, key.Value, http.RequestAborted);
        if (registered.Refusal is { } refused) return new Refused(refused);
        if (registered.Value!.Replayed) CommandRoutes.MarkReplayed(http.Response);
        return Results.Created($"/api/restaurants/{registered.Value.Session.User.RestaurantId}", registered.Value.Session);
    }

    private static async Task<IResult> LoginAsync(HttpContext http, Sessions sessions)
    {
        var body = await ReadAsync(http, LoginRules.Instance);
        return body.Refusal is { } refusal ? new Refused(refusal)
            : Answer(await sessions.SignInAsync(body.Value!.Email!, body.Value.Password!, http.RequestAborted));
    }

    private static async Task<IResult> RefreshAsync(HttpContext http, Sessions sessions)
    {
        var body = await ReadAsync(http, RefreshRules.Instance);
        return body.Refusal is { } refusal ? new Refused(refusal) : Answer(await sessions.RefreshAsync(body.Value!.RefreshToken!, http.RequestAborted));
    }

    private static async Task<IResult> LogoutAsync(HttpContext http, Sessions sessions)
    {
        var body = await ReadAsync(http, RefreshRules.Instance);
        if (body.Refusal is { } refusal) return new Refused(refusal);
        await sessions.EndAsync(body.Value!.RefreshToken!, http.RequestAborted);
        return Results.NoContent();
    }

    private static async ValueTask<Answer<T>> ReadAsync<T>(HttpContext http, IValidator<T> rules) where T : class
    {
        var body = await JsonBody.ReadAsync<T>(http.Request);
        return body.Refusal is null && Invalid.Check(rules, body.Value!) is { } invalid ? invalid : body;
    }

    private static IResult Answer(Answer<Session> answer) => answer.Refusal is { } refusal ? new Refused(refusal) : Results.Ok(answer.Value);
}
