using RealtimeRestaurant.Infrastructure.Serialization;
using ZiggyCreatures.Caching.Fusion.Serialization;

namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>Writes answers for other nodes in the form in which everything is stored.</summary>
internal sealed class QueryCacheSerializer : IFusionCacheSerializer
{
    public byte[] Serialize<T>(T? obj) => StoredJson.Encode(obj);

    public T? Deserialize<T>(byte[] data) => StoredJson.Decode<T>(data);

    public ValueTask<byte[]> SerializeAsync<T>(T? obj, CancellationToken token = default) => new(Serialize(obj));

    public ValueTask<T?> DeserializeAsync<T>(byte[] data, CancellationToken token = default) => new(Deserialize<T>(data));
}
