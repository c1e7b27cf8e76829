using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Host.Limits;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

internal static class MeEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder api)
    {
        var me = api.MapResource("/me", "Me", "The caller's own account, which is the same in each restaurant where they work.");
        me.MapRead("", async http => Answer(await http.Service<OwnAccount>().ShowAsync(http.Caller(), http.RequestAborted)))
            .Answers(View<SessionUser>.Unchanged).Named("getMe", "Gets the caller");
        me.MapPatch("", ChangeAsync).TakesRequest<ChangeMeRequest>(isReplayed: false).Answers(View<SessionUser>.Unchanged)
            .Named("changeMe", "Changes the caller's own language", "An admin changes the other members, see `changeStaff`.");
        me.MapPost("/password", ChangePasswordAsync).TakesRequest<ChangePasswordRequest>(isReplayed: false)
            .Answers(View<AuthSession>.Unchanged)
            .Named(
                "changePassword", "Changes the caller's own password",
                "Every sign-in of the account ends, on all devices; the response is a new session for this one. Wrong current passwords "
                + "are limited like wrong sign-ins.")
            .MayRefuse(InvalidCredentials);
    }

    private static async Task<IResult> ChangeAsync(HttpContext http, OwnAccount own)
    {
        var (request, _) = await AuthEndpoints.ReadAsync<ChangeMeRequest>(http);
        if (request.Refusal is { } refusal) return new ProblemResult(refusal);
        return Answer(await own.ChangeAsync(request.Value!, http.Caller(), http.RequestAborted));
    }

    private static async Task<IResult> ChangePasswordAsync(HttpContext http, OwnAccount own, SignInAttempts attempts)
    {
        var (request, _) = await AuthEndpoints.ReadAsync<ChangePasswordRequest>(http);
        if (request.Refusal is { } refusal) return new ProblemResult(refusal);
        var account = await http.Service<IAccounts>().FindAsync(http.Caller().Actor.Id, http.RequestAborted);
        if (account is null) return new ProblemResult(HttpRefusals.NotFound);
        var attempt = attempts.From(http, account.Email);
        if (await attempt.EnterAsync() is { } tooMany) return new ProblemResult(tooMany);
        return Answer(await own.ChangePasswordAsync(request.Value!, account, http.Caller(), attempt, http.RequestAborted));
    }

    private static IResult Answer<T>(Result<T> result) =>
        result.Refusal is { } refusal ? new ProblemResult(refusal) : Results.Ok(result.Value);
}
