using System.Security.Cryptography;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>
/// The image of a dish: its hash, its type and where in the log its bytes are. The bytes are nowhere else, and never in a state.
/// </summary>
/// <param name="Hash">The first 128 bits of the SHA-256 of the bytes, in hex.</param>
/// <param name="ContentType">One of <see cref="ContentTypes"/>.</param>
/// <param name="Seq">The seq of the event that holds the bytes.</param>
public sealed record MenuImage(string Hash, string ContentType, long Seq)
{
    /// <summary>The maximum image size in bytes: enough for a tablet, too small for an unscaled photo from a phone.</summary>
    public const int MaxSize = 128 * 1024;

    private const string Jpeg = "image/jpeg", Png = "image/png", Webp = "image/webp";

    /// <summary>Without SVG, which can run scripts.</summary>
    public static readonly IReadOnlyList<string> ContentTypes = [Jpeg, Png, Webp];

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));

    /// <summary>The content type by the first bytes; null if it is none of <see cref="ContentTypes"/>.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]) ? Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n']) ? Png
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? Webp
        : null;
}
