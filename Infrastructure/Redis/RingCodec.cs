using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>A ring on its way: a version, an HMAC-SHA256 under the deployment's key, and what both vouch for, as JSON.</summary>
/// <remarks>Whoever can publish to Redis could otherwise put words into the log's mouth.</remarks>
internal sealed class RingCodec(byte[] key)
{
    private const byte Version = 1;
    private const int BodyAt = 1 + HMACSHA256.HashSizeInBytes;

    /// <summary>A commit that is larger stays at home, and the listener reads the log.</summary>
    private const int LargestBody = 16 * 1024;

    /// <param name="Trace">A W3C traceparent, where the commit's request is traced.</param>
    private sealed record Body(string Restaurant, string Epoch, long Seq, Commit? Commit, string? Trace);

    /// <param name="span">In which it is rung; null where nothing is traced.</param>
    public byte[] Encode(Commit commit, Activity? span = null)
    {
        var body = new Body(commit.RestaurantId, commit.Epoch, commit.LastSeq, commit, span is { Recorded: true } ? span.Id : null);
        var json = StoredJson.Encode(body);
        if (json.Length > LargestBody) json = StoredJson.Encode(body with { Commit = null });
        return [Version, .. HMACSHA256.HashData(key, json), .. json];
    }

    /// <summary>Null for what is not proven to be a ring of this deployment, and of this version.</summary>
    public Ring? Decode(ReadOnlySpan<byte> sent)
    {
        if (sent.Length <= BodyAt || sent[0] != Version) return null;
        var json = sent[BodyAt..];
        if (!CryptographicOperations.FixedTimeEquals(sent[1..BodyAt], HMACSHA256.HashData(key, json))) return null;
        try
        {
            var body = StoredJson.Decode<Body>(json);
            var isTraced = ActivityContext.TryParse(body.Trace, traceState: null, isRemote: true, out var trace);
            return new Ring(body.Restaurant, new Position(body.Epoch, body.Seq), body.Commit, isTraced ? trace : default);
        }
        catch (JsonException)
        {
            // Genuine, but of a newer program: the log's heads will tell.
            return null;
        }
    }
}
