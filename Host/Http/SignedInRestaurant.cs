using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Host.Http;

/// <summary>
/// A restaurant in a path must be the one that the caller is signed in to. Another of their restaurants is forbidden; any other is not
/// found.
/// </summary>
internal static class SignedInRestaurant
{
    private static readonly Refusal NotSignedInThere =
        new(RefusalCode.Forbidden, "You are signed in to another of your restaurants. Sign in to this one.");

    public static RouteHandlerBuilder InSignedInRestaurant(this RouteHandlerBuilder route) =>
        route.AddEndpointFilter(async (context, next) =>
    {
        var (http, wanted) = (context.HttpContext, (string)context.HttpContext.Request.RouteValues["restaurantId"]!);
        if (wanted == http.Caller().RestaurantId) return await next(context);
        return new ProblemResult(await IsTheirsAsync(http, wanted) ? NotSignedInThere : HttpRefusals.NotFound);
    });

    private static async ValueTask<bool> IsTheirsAsync(HttpContext http, string restaurantId)
    {
        var actor = http.Caller().Actor;
        var account = await http.Service<IAccounts>().FindAsync(actor.Id, http.RequestAborted);
        if (account is null || account.Memberships.All(own => own.RestaurantId != restaurantId)) return false;
        return (await http.Service<LiveRestaurants>().OpenAsync(restaurantId, http.RequestAborted)).State.CurrentActor(actor) is not null;
    }
}
