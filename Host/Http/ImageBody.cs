using Microsoft.Net.Http.Headers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Reads a body that is an image as it is, and the Content-Type that both its sender and its first bytes say.</summary>
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
            $"The body is not the {type} that its Content-Type says.");
        return new SetDishImageRequest { ContentType = type, Bytes = bytes };
    }

    private static string? KnownType(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var parsed)
        ? MenuImage.ContentTypes.FirstOrDefault(known => parsed.MediaType.Equals(known, StringComparison.OrdinalIgnoreCase))
        : null;
}

/// <summary>
/// On a route: it answers an image, which a client may keep for as long as it asks each time whether it is still the one.
/// </summary>
internal sealed record ImageMetadata;
