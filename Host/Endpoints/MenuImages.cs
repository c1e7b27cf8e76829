using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>The images of dishes. The bytes come from the log; they are stored nowhere else.</summary>
internal static class MenuImageEndpoints
{
    private const string Pattern = "/items/{menuItemId}/image";

    public static void MapMenuImages(this IEndpointRouteBuilder menu)
    {
        var (first, others) = (MenuImage.ContentTypes[0], MenuImage.ContentTypes.Skip(1).ToArray());
        menu.MapGet(Pattern, ShowAsync).WithMetadata(new ImageMetadata()).Produces<byte[]>(StatusCodes.Status200OK, first, others)
            .Named(
                "getDishImage", "Gets the image of a dish",
                "Fetch it when the dish's `image` differs from yours. It may be cached (`Cache-Control: private`) and revalidated with "
                + "`If-None-Match`.");
        menu.MapCommand("PUT", Pattern, DishOf<SetDishImageRequest>(request => request.MenuItemId!), MenuEndpoints.Dish,
            readBody: ImageBody.ReadAsync)
            .Accepts<byte[]>(first, others).LimitedBy(Limit.Upload).WithMetadata(new RequestSizeLimitAttribute(MenuImage.MaxSize))
            .Named(
                "setDishImage", "Sets the image of a dish",
                "Replaces any earlier image. The first bytes must match `Content-Type`. Counted under the limit `upload`.")
            .PermittedBy(Permission.ManageMenu);
        menu.MapCommand("DELETE", Pattern, DishOf<RemoveDishImageRequest>(request => request.MenuItemId!), MenuEndpoints.Dish)
            .Named("removeDishImage", "Removes the image of a dish").PermittedBy(Permission.ManageMenu);
    }

    private static Func<Outcome, TRequest, MenuItem?> DishOf<TRequest>(Func<TRequest, string> id) =>
        (outcome, request) => outcome.Dish(id(request));

    private static async Task<IResult> ShowAsync(HttpContext http, ICommitLog log, string menuItemId)
    {
        var state = await http.StateAsync();
        if (state.Menu.GetValueOrDefault(menuItemId)?.Image is not { } image) return new ProblemResult(HttpRefusals.NotFound);
        var tag = new EntityTagHeaderValue($"\"{image.Hash}\"");
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known =>
            known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            http.Response.Headers.ETag = tag.ToString();
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var commit = await log.FindAsync(state.Id, image.Seq, http.RequestAborted);
        // After a restore there may be another history, which this node does not know yet.
        if (commit?.RecordedEvents().FirstOrDefault(recorded => recorded.Seq == image.Seq).Event is not MenuImageSet set
            || set.Hash != image.Hash)
            return new ProblemResult(HttpRefusals.NotFound);
        http.Response.Headers.ContentDisposition = "inline";
        return Results.Bytes(set.Bytes, set.ContentType, entityTag: tag);
    }
}
