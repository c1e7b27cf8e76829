using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>The ways in which a door can say no: its own, and those that follow from what kind of door it is.</summary>
internal static class DoorCodes
{
    public static IEnumerable<RefusalCode> All(this Door door) =>
        door.ByItsKind().Concat(door.Codes.Select(name => WireName.Parse<RefusalCode>(name)).OfType<RefusalCode>()).Distinct().Order();

    private static IEnumerable<RefusalCode> ByItsKind(this Door door)
    {
        if (door.IsCommand) foreach (var code in OfCommands) yield return code;
        else if (door.Query.Count > 0) yield return RefusalCode.Invalid;
        if (!door.IsOpen) yield return RefusalCode.Unauthenticated;
        if (door.For.Count < Who.Everybody.Length) yield return RefusalCode.Forbidden;
        if (door.Path.Contains('{', StringComparison.Ordinal)) yield return RefusalCode.NotFound;
        yield return RefusalCode.RateLimited;
        yield return RefusalCode.Unavailable;
    }

    private static readonly RefusalCode[] OfCommands =
    [
        RefusalCode.Malformed, RefusalCode.Invalid, RefusalCode.UnknownField, RefusalCode.PayloadTooLarge, RefusalCode.UnsupportedMediaType,
        RefusalCode.CommandIdReused, RefusalCode.Busy, RefusalCode.OutcomeUnknown,
    ];
}
