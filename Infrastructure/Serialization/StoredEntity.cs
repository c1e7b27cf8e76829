using System.Text.Json;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;

namespace RealtimeRestaurant.Infrastructure.Serialization;

/// <summary>Reads a row of a read model: its JSON, in the shape of that version.</summary>
internal delegate T ReadEntity<out T>(int version, ReadOnlySpan<byte> json);

/// <summary>
/// The orders, bills, shifts and reservations of the read models as they are stored. Each row states the version of its shape, because a
/// row that nothing changes any more keeps the shape it was written in; reading lifts it.
/// </summary>
internal static class StoredEntity
{
    /// <summary>The version of the rows that this program writes.</summary>
    public const int Version = 2;

    /// <summary>The version of a row that states none, as older programs wrote.</summary>
    public const int Unstated = 1;

    public static Order Order(int version, ReadOnlySpan<byte> json) => version switch
    {
        1 => StoredJson.Decode<OrderV1>(json).Lift(),
        Version => StoredJson.Decode<Order>(json),
        _ => throw Unknown(nameof(Order), version),
    };

    public static Bill Bill(int version, ReadOnlySpan<byte> json) => version switch
    {
        1 => StoredJson.Decode<BillV1>(json).Lift(),
        Version => StoredJson.Decode<Bill>(json),
        _ => throw Unknown(nameof(Bill), version),
    };

    public static Shift Shift(int version, ReadOnlySpan<byte> json) => version switch
    {
        1 or Version => StoredJson.Decode<Shift>(json),
        _ => throw Unknown(nameof(Shift), version),
    };

    public static Reservation Reservation(int version, ReadOnlySpan<byte> json) => version switch
    {
        Version => StoredJson.Decode<Reservation>(json),
        _ => throw Unknown(nameof(Reservation), version),
    };

    private static JsonException Unknown(string kind, int version) =>
        new($"The read models hold a {kind} of version {version} that this version of the program does not know.");
}
