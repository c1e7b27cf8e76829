using Microsoft.Net.Http.Headers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Reads an image body and its Content-Type, which must match the first bytes.</summary>
internal static class ImageBody
{
    private static readonly Refusal NotAnImage =
        new(RefusalCode.UnsupportedMediaType, $"Send an image, as one of {string.Join(", ", MenuImage.ContentTypes)}.");

    private static readonly Refusal Empty = new(RefusalCode.Malformed, "The body is empty; it should be an image.");

    public static async ValueTask<Result<SetDishImageRequest>> ReadAsync(HttpRequest request) =>
        Of(request.ContentType, (await RequestBody.ReadAsync(request)).ToArray());

    private static Result<SetDishImageRequest> Of(string? contentType, byte[] bytes)
    {
        if (KnownType(contentType) is not { } type) return NotAnImage;
        if (bytes is []) return Empty;
        if (MenuImage.TypeOf(bytes) != type) return new Refusal(RefusalCode.UnsupportedMediaType,
            $"The body is not {type}, its Content-Type.");
        return new SetDishImageRequest { ContentType = type, Bytes = bytes };
    }

    private static string? KnownType(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var parsed)
        ? MenuImage.ContentTypes.FirstOrDefault(known => parsed.MediaType.Equals(known, StringComparison.OrdinalIgnoreCase))
        : null;
}

/// <summary>Marks a route that returns an image, which a client may cache if it revalidates it each time.</summary>
internal sealed record ImageMetadata;
