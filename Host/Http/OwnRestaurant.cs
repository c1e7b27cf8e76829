using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Host.Http;

/// <summary>
/// Where a path names a restaurant, it is the one of the caller's token. Another of theirs is forbidden, since they are not signed in there;
/// anybody else's does not exist.
/// </summary>
internal static class OwnRestaurant
{
    private static readonly Refusal NotSignedInThere = new(RefusalCode.Forbidden, "You are signed in to another of your restaurants. Sign in to this one.");

    public static RouteHandlerBuilder InOwnRestaurant(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (context, next) =>
    {
        var (http, wanted) = (context.HttpContext, (string)context.HttpContext.Request.RouteValues["restaurantId"]!);
        if (wanted == http.Caller().RestaurantId) return await next(context);
        return new ProblemResult(await IsTheirsAsync(http, wanted) ? NotSignedInThere : Errors.NotFound);
    });

    private static async ValueTask<bool> IsTheirsAsync(HttpContext http, string restaurantId)
    {
        var (services, actor) = (http.RequestServices, http.Caller().Actor);
        var account = await services.GetRequiredService<IAccounts>().FindAsync(actor.Id, http.RequestAborted);
        return account is not null && account.Memberships.Any(own => own.RestaurantId == restaurantId)
            && (await services.GetRequiredService<LiveRestaurants>().OpenAsync(restaurantId, http.RequestAborted)).State.Known(actor) is not null;
    }
}
