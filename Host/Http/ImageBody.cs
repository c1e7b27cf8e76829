using Microsoft.Net.Http.Headers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;

namespace RealtimeRestaurant.Host.Http;

/// <summary>A request's body that is an image as it is, and the Content-Type that both its sender and its first bytes say.</summary>
internal sealed record ImageBody(string ContentType, ReadOnlyMemory<byte> Bytes)
{
    private static readonly Refusal NotAnImage = new(RefusalCode.UnsupportedMediaType, $"Send an image, as one of {string.Join(", ", MenuImage.ContentTypes)}.");
    private static readonly Refusal Empty = new(RefusalCode.Malformed, "The body is empty; it should be an image.");

    public static async ValueTask<Result<ImageBody>> ReadAsync(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        return Of(request.ContentType, bytes.ToArray());
    }

    private static Result<ImageBody> Of(string? said, byte[] bytes)
    {
        var type = MediaTypeHeaderValue.TryParse(said, out var parsed) ? MenuImage.ContentTypes.FirstOrDefault(known => parsed.MediaType.Equals(known, StringComparison.OrdinalIgnoreCase)) : null;
        if (type is null) return NotAnImage;
        if (bytes is []) return Empty;
        return MenuImage.TypeOf(bytes) == type ? new ImageBody(type, bytes) : new Refusal(RefusalCode.UnsupportedMediaType, $"The body is not the {type} that its Content-Type says.");
    }
}

/// <summary>On a door: what it answers is an image, which its reader may keep for as long as they ask each time whether it is still the one.</summary>
internal sealed record AnswersImage;
