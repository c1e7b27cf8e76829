using System.Buffers.Text;
using System.Text.Json;
using MessagePack;
using RealtimeRestaurant.Client;

namespace RealtimeRestaurant.Load.Raw;

public enum RawKind { Event, Beacon, Completion, Ping, Close, Other }

/// <summary>Just enough of a hub's message to check it, read without making objects.</summary>
/// <param name="Created">It is an OrderCreated.</param>
/// <param name="Stream">Null where there is none, as for everything that is not an event.</param>
public readonly record struct RawMessage(RawKind Kind, bool Created = false, long Seq = 0, string? Stream = null, long? Prev = null)
{
    public static RawMessage Read(WireProtocol protocol, ReadOnlyMemory<byte> message) =>
        protocol == WireProtocol.Json ? ReadText(message.Span) : ReadBinary(message);

    /// <summary>The number in a note <c>due=…;</c> somewhere in the message, whatever the protocol; 0 without one.</summary>
    public static long Due(ReadOnlySpan<byte> message)
    {
        var at = message.IndexOf("due="u8);
        return at >= 0 && Utf8Parser.TryParse(message[(at + 4)..], out long ticks, out _) ? ticks : 0;
    }

    private static RawKind KindOf(long type) => type switch
    {
        3 => RawKind.Completion,
        6 => RawKind.Ping,
        7 => RawKind.Close,
        _ => RawKind.Other,
    };

    // {"type":1,"target":"OrderCreated","arguments":[{"restaurantId":"r","seq":12,"stream":"restaurant","prev":11,…
    private static RawMessage ReadText(ReadOnlySpan<byte> message)
    {
        var json = new Utf8JsonReader(message);
        var (created, seq, stream, prev, found) = (false, 0L, (string?)null, (long?)null, 0);
        while (found < 3 && json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName) continue;
            var atTop = json.CurrentDepth == 1;
            var name = json.ValueSpan;
            if (atTop && name.SequenceEqual("type"u8) && json.Read() && json.GetInt64() is not 1 and var type) return new(KindOf(type));
            if (atTop && name.SequenceEqual("target"u8) && json.Read())
            {
                if (json.ValueTextEquals("Beacon"u8)) return new(RawKind.Beacon);
                created = json.ValueTextEquals("OrderCreated"u8);
            }
            else if (json.CurrentDepth == 3 && Take(ref json, name, ref seq, ref stream, ref prev)) found++;
        }
        return new(found == 3 ? RawKind.Event : RawKind.Other, created, seq, stream, prev);
    }

    private static bool Take(ref Utf8JsonReader json, ReadOnlySpan<byte> name, ref long seq, ref string? stream, ref long? prev)
    {
        if (name.SequenceEqual("seq"u8) && json.Read()) seq = json.GetInt64();
        else if (name.SequenceEqual("stream"u8) && json.Read()) stream = StreamOf(json.ValueSpan);
        else if (name.SequenceEqual("prev"u8) && json.Read()) prev = json.TokenType == JsonTokenType.Null ? null : json.GetInt64();
        else return false;
        return true;
    }

    // [1, headers, invocationId, target, [{…}]]
    private static RawMessage ReadBinary(ReadOnlyMemory<byte> message)
    {
        var pack = new MessagePackReader(message);
        pack.ReadArrayHeader();
        if (pack.ReadInt64() is not 1 and var type) return new(KindOf(type));
        pack.Skip();
        pack.Skip();
        var target = Text(ref pack);
        if (target.SequenceEqual("Beacon"u8)) return new(RawKind.Beacon);
        return pack.ReadArrayHeader() == 1 ? ReadEnvelope(ref pack, target.SequenceEqual("OrderCreated"u8)) : new(RawKind.Other);
    }

    private static RawMessage ReadEnvelope(ref MessagePackReader pack, bool created)
    {
        var (seq, stream, prev, found) = (0L, (string?)null, (long?)null, 0);
        for (var left = pack.ReadMapHeader(); left > 0 && found < 3; left--)
        {
            var name = Text(ref pack);
            found++;
            if (name.SequenceEqual("seq"u8)) seq = pack.ReadInt64();
            else if (name.SequenceEqual("stream"u8)) stream = StreamOf(Text(ref pack));
            else if (name.SequenceEqual("prev"u8)) prev = pack.TryReadNil() ? null : pack.ReadInt64();
            else
            {
                found--;
                pack.Skip();
            }
        }
        return new(found == 3 ? RawKind.Event : RawKind.Other, created, seq, stream, prev);
    }

    private static ReadOnlySpan<byte> Text(ref MessagePackReader pack) =>
        pack.TryReadStringSpan(out var text) ? text : throw new InvalidDataException("A string was expected.");

    private static string? StreamOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("restaurant"u8) => "restaurant",
        _ when name.SequenceEqual("role"u8) => "role",
        _ when name.SequenceEqual("user"u8) => "user",
        _ => null,
    };
}
