using Microsoft.AspNetCore.SignalR.Protocol;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Load.Raw;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Tests.ClientRules;

public sealed class RawTests
{
    private static readonly KitchenItem Item = new()
    {
        Id = "i1", LineGroupId = "i1", MenuItemId = "m1", Name = "Soup \"hot\"", Quantity = 1, Weight = null, Unit = null,
        SetMenu = null, Modifiers = [], LeftOut = [], Allergens = [],
        Marks = [],
        Status = "queued", Station = "hot", Note = "due=1234567890123;", Course = 1, Seat = null, TicketId = null, ChefName = null,
        FiredAt = null, DueAt = null, RemakeOf = null, Returned = null,
    };

    private static readonly KitchenOrder Order = new("o1", 7, "t1", 1, "placed", 0, [Item], "2026-11-23T20:15:00.000Z", null, 12)
    {
        TableName = null, Note = null, Kind = "dineIn", CallName = null, PickupAt = null,
    };

    public static TheoryData<WireProtocol> Protocols => new(WireProtocol.Json, WireProtocol.MessagePack);

    [Theory, MemberData(nameof(Protocols))]
    public void An_event_is_read_as_SignalR_writes_it(WireProtocol protocol)
    {
        var bytes = Write(protocol,
            new InvocationMessage("OrderCreated", [new LiveMessage<KitchenOrderCreated>("r1", 12, "role", 9, "2026", new(Order))]));

        RawFrames.TryTake(protocol, ref bytes, out var message).ShouldBeTrue();
        bytes.IsEmpty.ShouldBeTrue();
        RawMessage.Read(protocol, message).ShouldBe(new RawMessage(RawKind.Event, Created: true, 12, "role", 9));
        RawMessage.Due(message.Span).ShouldBe(1234567890123);
    }

    [Theory, MemberData(nameof(Protocols))]
    public void A_derived_event_has_no_prev_and_a_note_without_a_mark_no_due(WireProtocol protocol)
    {
        var bytes = Write(protocol, new InvocationMessage("OrderCompleted", [Completed(300)]));

        RawFrames.TryTake(protocol, ref bytes, out var message).ShouldBeTrue();
        RawMessage.Read(protocol, message).ShouldBe(new RawMessage(RawKind.Event, Created: false, 300, "restaurant", null));
        RawMessage.Due(message.Span).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Protocols))]
    public void Everything_else_is_told_apart(WireProtocol protocol)
    {
        Kind(new InvocationMessage("Beacon", [new Beacon("e1", 5, new StreamSeqs(5, 0, 0))])).ShouldBe(RawKind.Beacon);
        Kind(PingMessage.Instance).ShouldBe(RawKind.Ping);
        Kind(CompletionMessage.WithResult("1", "yes")).ShouldBe(RawKind.Completion);
        Kind(new CloseMessage("enough")).ShouldBe(RawKind.Close);

        RawKind Kind(HubMessage written)
        {
            var bytes = Write(protocol, written);
            RawFrames.TryTake(protocol, ref bytes, out var message).ShouldBeTrue();
            return RawMessage.Read(protocol, message).Kind;
        }
    }

    [Theory, MemberData(nameof(Protocols))]
    public void A_message_is_taken_when_all_of_it_is_there(WireProtocol protocol)
    {
        var whole = Write(protocol,
            new InvocationMessage("OrderCreated", [new LiveMessage<KitchenOrderCreated>("r1", 12, "role", 9, "2026", new(Order))]));
        for (var length = 0; length < whole.Length; length++)
        {
            var part = whole[..length];
            RawFrames.TryTake(protocol, ref part, out _).ShouldBeFalse();
            part.Length.ShouldBe(length);
        }
    }

    [Fact]
    public void The_check_counts_what_is_lost_doubled_and_out_of_order()
    {
        var check = new StreamCheck();
        check.Begin(restaurant: 10, role: 3, user: 0);

        foreach (var (seq, prev) in new[] { (11, 10), (13, 11), (13, 11), (16, 14), (15, 14) })
            check.Take(new RawMessage(RawKind.Event, false, seq, "restaurant", prev));
        check.Take(new RawMessage(RawKind.Event, false, 4, "role", 3));

        (check.Lost, check.Duplicated, check.Reordered).ShouldBe((1, 1, 1));
        check.Position.ShouldBe(20);
    }

    [Fact]
    public void Percentiles_are_off_by_less_than_two_percent()
    {
        var histogram = new LatencyHistogram();
        for (var micros = 1; micros <= 100_000; micros++) histogram.Record(TimeSpan.FromMicroseconds(micros));

        foreach (var fraction in new[] { 0.01, 0.5, 0.95, 0.99, 0.999 })
            histogram.Percentile(fraction).TotalMicroseconds.ShouldBe(100_000 * fraction, tolerance: 2_000 * fraction);
        histogram.Max.ShouldBe(TimeSpan.FromMilliseconds(100));
        histogram.Percentile(1).ShouldBe(histogram.Max);
    }

    [Fact]
    public void A_histogram_of_nothing_says_zero() => new LatencyHistogram().Percentile(0.99).ShouldBe(TimeSpan.Zero);

    private static LiveMessage<OrderCompleted> Completed(long seq) =>
        new("r1", seq, "restaurant", Prev: null, "2026-11-23T20:15:00.000Z", new OrderCompleted($"o{seq}"));

    private static ReadOnlyMemory<byte> Write(WireProtocol protocol, HubMessage message) =>
        protocol == WireProtocol.Json
            ? new JsonHubProtocol().GetMessageBytes(message) : new MessagePackHubProtocol().GetMessageBytes(message);
}
