using System.IO.Compression;
using System.Text.Json;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Infrastructure.Serialization;

/// <summary>A state as a snapshot keeps it: one byte that tells the format, then compressed JSON.</summary>
internal static class SnapshotCodec
{
    /// <summary>Raise it whenever the state or its fold changes: an older snapshot would silently lack what is new, the log does not.</summary>
    private const byte Format = 1;

    public static byte[] Encode(Restaurant state)
    {
        using var stored = new MemoryStream();
        stored.WriteByte(Format);
        using (var compressed = new BrotliStream(stored, CompressionLevel.Fastest))
            JsonSerializer.Serialize(compressed, state, StoredJson.Options);
        return stored.ToArray();
    }

    /// <summary>Null for whatever cannot be read (any more): a snapshot is a cache, and the log has it all.</summary>
    public static Restaurant? Decode(byte[] stored)
    {
        if (stored is not [Format, ..]) return null;
        try
        {
            using var json = new BrotliStream(new MemoryStream(stored, 1, stored.Length - 1), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Restaurant>(json, StoredJson.Options);
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException or InvalidDataException or NotSupportedException)
        {
            return null;
        }
    }
}
