using System.IO.Compression;
using System.Text.Json;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Infrastructure.Serialization;

/// <summary>
/// Encodes a state as a snapshot: a format byte, the fingerprint of the state's type, then compressed JSON. A snapshot with another
/// fingerprint is ignored: it would silently lack what the newer program folds from the log.
/// </summary>
internal static class SnapshotCodec
{
    /// <summary>Raise it when the fold changes but the type of the state does not.</summary>
    private const byte Format = 2;

    private static readonly byte[] Header = [Format, .. TypeFingerprint.Of<Restaurant>()];

    public static byte[] Encode(Restaurant state)
    {
        using var stored = new MemoryStream();
        stored.Write(Header);
        using (var compressed = new BrotliStream(stored, CompressionLevel.Fastest))
            JsonSerializer.Serialize(compressed, state, StoredJson.Options);
        return stored.ToArray();
    }

    /// <returns>Null for what this program cannot read: a snapshot is a cache, and the log has everything.</returns>
    public static Restaurant? Decode(byte[] stored)
    {
        if (!stored.AsSpan().StartsWith(Header)) return null;
        try
        {
            var compressed = new MemoryStream(stored, Header.Length, stored.Length - Header.Length);
            using var json = new BrotliStream(compressed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Restaurant>(json, StoredJson.Options);
        }
        catch (Exception fault) when (fault
            is JsonException or InvalidOperationException or InvalidDataException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
