using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Infrastructure.Serialization;

/// <summary>An order as the read models keep it.</summary>
internal static class OrderCodec
{
    public static byte[] Encode(Order order) => StoredJson.Encode(order);

    public static Order Decode(ReadOnlySpan<byte> stored) => StoredJson.Decode<Order>(stored);
}
