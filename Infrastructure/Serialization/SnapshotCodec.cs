using System.IO.Compression;
using System.Text.Json;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Infrastructure.Serialization;

/// <summary>
/// A state as a snapshot keeps it: the format, the shape of the state, then compressed JSON. A snapshot of another shape is none: it would
/// silently lack what the newer program folds from the log.
/// </summary>
internal static class SnapshotCodec
{
    /// <summary>Raise it when the fold changes and the shape of the state does not.</summary>
    private const byte Format = 2;

    private static readonly byte[] Header = [Format, .. Shape.Of<Restaurant>()];

    public static byte[] Encode(Restaurant state)
    {
        using var stored = new MemoryStream();
        stored.Write(Header);
        using (var compressed = new BrotliStream(stored, CompressionLevel.Fastest))
            JsonSerializer.Serialize(compressed, state, StoredJson.Options);
        return stored.ToArray();
    }

    /// <summary>Null for whatever cannot be read (any more): a snapshot is a cache, and the log has it all.</summary>
    public static Restaurant? Decode(byte[] stored)
    {
        if (!stored.AsSpan().StartsWith(Header)) return null;
        try
        {
            using var json =
                new BrotliStream(new MemoryStream(stored, Header.Length, stored.Length - Header.Length), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Restaurant>(json, StoredJson.Options);
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException or InvalidDataException
            or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
