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

/// <summary>What a dish looks like. Its bytes come straight from the log, where they are and nowhere else.</summary>
internal static class MenuImageEndpoints
{
    private const string Pattern = "/items/{menuItemId}/image";

    public static void MapMenuImages(this IEndpointRouteBuilder menu)
    {
        var (first, others) = (MenuImage.ContentTypes[0], MenuImage.ContentTypes.Skip(1).ToArray());
        menu.MapGet(Pattern, ShowAsync).WithMetadata(new ImageMetadata()).Produces<byte[]>(StatusCodes.Status200OK, first, others)
            .Named(
                "getDishImage", "What a dish looks like",
                "Fetch it when the dish's `image` is another than the one you have. You may keep it (`Cache-Control: private`), and ask "
                + "again with `If-None-Match`.");
        menu.MapCommand("PUT", Pattern, DishOf<SetDishImageRequest>(request => request.MenuItemId!), MenuEndpoints.Dish,
            readBody: ImageBody.ReadAsync)
            .Accepts<byte[]>(first, others).LimitedBy(Limit.Upload).WithMetadata(new RequestSizeLimitAttribute(MenuImage.MaxSize))
            .Named(
                "setDishImage", "Shows a dish by an image",
                "In place of the one before. Its first bytes must say the same as `Content-Type`. Counted under the limit `upload`.")
            .PermittedBy(Permission.ManageMenu);
        menu.MapCommand("DELETE", Pattern, DishOf<RemoveDishImageRequest>(request => request.MenuItemId!), MenuEndpoints.Dish)
            .Named("removeDishImage", "Takes the image of a dish away").PermittedBy(Permission.ManageMenu);
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
        // Another history may be in its place since a restore, which this node has not heard of yet.
        if (commit?.RecordedEvents().FirstOrDefault(recorded => recorded.Seq == image.Seq).Event is not MenuImageSet set
            || set.Hash != image.Hash)
            return new ProblemResult(HttpRefusals.NotFound);
        http.Response.Headers.ContentDisposition = "inline";
        return Results.Bytes(set.Bytes, set.ContentType, entityTag: tag);
    }
}
