using System.Diagnostics;
using System.Text.Json;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>A ring on its way: a version, and JSON that is sealed with the deployment's key.</summary>
/// <remarks>Whoever can publish to Redis could otherwise put words into the log's mouth.</remarks>
internal sealed class RingCodec(byte[] key)
{
    private const byte Version = 1;

    /// <summary>A commit that is larger stays at home, and the listener reads the log.</summary>
    private const int LargestBody = 16 * 1024;

    private readonly SharedKey _key = new(key);

    /// <param name="Trace">A W3C traceparent, where the commit's request is traced.</param>
    private sealed record Body(string Restaurant, string Epoch, long Seq, Commit? Commit, string? Trace);

    /// <param name="span">In which it is rung; null where nothing is traced.</param>
    public byte[] Encode(Commit commit, Activity? span = null)
    {
        var body = new Body(commit.RestaurantId, commit.Epoch, commit.LastSeq, commit, span is { Recorded: true } ? span.Id : null);
        var json = StoredJson.Encode(body);
        if (json.Length > LargestBody) json = StoredJson.Encode(body with { Commit = null });
        return [Version, .. _key.Seal(json)];
    }

    /// <summary>Null for what is not proven to be a ring of this deployment, and of this version.</summary>
    public Ring? Decode(ReadOnlySpan<byte> sent)
    {
        if (sent is not [Version, .. var words] || _key.Open(words) is not { } json) return null;
        try
        {
            var ring = StoredJson.Decode<Body>(json);
            var isTraced = ActivityContext.TryParse(ring.Trace, traceState: null, isRemote: true, out var trace);
            return new Ring(ring.Restaurant, new Position(ring.Epoch, ring.Seq), ring.Commit, isTraced ? trace : default);
        }
        catch (JsonException)
        {
            // Genuine, but of a newer program: the log's heads will tell.
            return null;
        }
    }
}
