using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>What a dish looks like. Its bytes come straight from the log, where they are and nowhere else.</summary>
internal static class MenuImageEndpoints
{
    private const string Pattern = "/items/{menuItemId}/image";

    public static void MapMenuImages(this IEndpointRouteBuilder menu)
    {
        menu.MapGet(Pattern, ShowAsync).WithMetadata(new AnswersImage());
        menu.MapCommand("PUT", Pattern, ImageBody.ReadAsync, Set, TheDish).LimitedBy(Limit.Upload).WithMetadata(new RequestSizeLimitAttribute(MenuImage.MaxSize));
        menu.MapCommand<NoFields>("DELETE", Pattern, (_, request) => new RemoveMenuImage(request["menuItemId"]), TheDish);
    }

    private static Result<RestaurantCommand> Set(ImageBody image, RequestContext request) => new SetMenuImage(request["menuItemId"], image.ContentType, image.Bytes);

    private static CommandResponse TheDish(Outcome outcome, RequestContext request) => new(outcome.Dish(request["menuItemId"])?.View());

    private static async Task<IResult> ShowAsync(HttpContext http, LiveRestaurants restaurants, ICommitLog log, string menuItemId)
    {
        var state = await http.StateAsync(restaurants);
        if (state.Menu.GetValueOrDefault(menuItemId)?.Image is not { } image) return new ProblemResult(Errors.NotFound);
        var tag = new EntityTagHeaderValue($"\"{image.Hash}\"");
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            http.Response.Headers.ETag = tag.ToString();
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var commit = await log.FindAsync(state.Id, image.Seq, http.RequestAborted);
        // Another history may be in its place since a restore, which this node has not heard of yet.
        if (commit?.RecordedEvents().FirstOrDefault(recorded => recorded.Seq == image.Seq).Event is not MenuImageSet set || set.Hash != image.Hash) return new ProblemResult(Errors.NotFound);
        http.Response.Headers.ContentDisposition = "inline";
        return Results.Bytes(set.Bytes, set.ContentType, entityTag: tag);
    }
}
