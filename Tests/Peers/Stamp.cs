using System.Diagnostics;
using System.Globalization;

namespace RealtimeRestaurant.Peers;

/// <summary>
/// The text that a command carries and its event brings to every screen, in whatever field: "@t:", the instant of the command and the
/// number of its room. It is plain text in JSON and in MessagePack alike, so that one search finds it in every protocol.
/// </summary>
internal static class Stamp
{
    public const int Length = 28;

    /// <summary>What stands for it in a request until it is sent.</summary>
    public static readonly string Blank = new('#', Length);

    public static void Write(Span<byte> at, long instant, int room)
    {
        "@t:"u8.CopyTo(at);
        instant.TryFormat(at[3..22], out _, "D19", CultureInfo.InvariantCulture);
        at[22] = (byte)':';
        room.TryFormat(at[23..Length], out _, "D5", CultureInfo.InvariantCulture);
    }

    public static bool TryRead(ReadOnlySpan<byte> message, out TimeSpan age, out int room)
    {
        (age, room) = (default, -1);
        var at = message.IndexOf("@t:"u8);
        if (at < 0 || message.Length < at + Length) return false;
        var stamp = message.Slice(at, Length);
        if (!long.TryParse(stamp[3..22], CultureInfo.InvariantCulture, out var instant)) return false;
        age = Stopwatch.GetElapsedTime(instant);
        return int.TryParse(stamp[23..], CultureInfo.InvariantCulture, out room);
    }
}
