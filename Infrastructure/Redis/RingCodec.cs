using System.Diagnostics;
using System.Text.Json;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>Encodes a ring for Redis: a version byte, then JSON that is signed with the deployment's key.</summary>
/// <remarks>Without the signature another writer to this Redis could make the nodes apply commits that are not in the log.</remarks>
internal sealed class RingCodec(byte[] key)
{
    private const byte Version = 1;

    /// <summary>A ring that would be larger goes without its commit, and the listener reads the log.</summary>
    private const int MaxBodySize = 16 * 1024;

    private readonly MessageSigner _signer = new(key);

    /// <param name="Trace">A W3C traceparent, if the commit's request is traced.</param>
    private sealed record Body(string Restaurant, string Epoch, long Seq, Commit? Commit, string? Trace);

    /// <param name="span">The span that rings; null where nothing is traced.</param>
    public byte[] Encode(Commit commit, Activity? span = null)
    {
        var body = new Body(commit.RestaurantId, commit.Epoch, commit.LastSeq, commit, span is { Recorded: true } ? span.Id : null);
        var json = StoredJson.Encode(body);
        if (json.Length > MaxBodySize) json = StoredJson.Encode(body with { Commit = null });
        return [Version, .. _signer.Sign(json)];
    }

    /// <returns>Null for what is not a ring of this deployment and version.</returns>
    public Ring? Decode(ReadOnlySpan<byte> sent)
    {
        if (sent is not [Version, .. var signed] || _signer.Verify(signed) is not { } json) return null;
        try
        {
            var ring = StoredJson.Decode<Body>(json);
            var isTraced = ActivityContext.TryParse(ring.Trace, traceState: null, isRemote: true, out var trace);
            return new Ring(ring.Restaurant, new Position(ring.Epoch, ring.Seq), ring.Commit, isTraced ? trace : default);
        }
        catch (JsonException)
        {
            // It is signed, but of a newer program. The node finds the commit when it polls the log's heads.
            return null;
        }
    }
}
