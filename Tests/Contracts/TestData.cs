using System.Collections.Immutable;
using System.Text;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>Commits, orders and accounts made by hand: the contracts of the stores know no rules.</summary>
internal static class TestData
{
    public static readonly DateTimeOffset Evening = new(2026, 11, 23, 20, 15, 0, TimeSpan.Zero);

    public static readonly DateOnly Day = new(2026, 11, 23);

    public static string NewRestaurant() => $"r_{Guid.NewGuid():N}";

    /// <summary>The commit of <paramref name="events"/> commands that changed nothing.</summary>
    public static Commit Commit(string restaurantId, long firstSeq, int events = 1, string epoch = "e1") => new(
        restaurantId, epoch, firstSeq, Guid.NewGuid(), Evening.AddSeconds(firstSeq),
        [.. Enumerable.Range(0, events).Select(i => new CommandRecord($"c{firstSeq + i}", "f0", "s_1", 1))],
        [.. Enumerable.Repeat(new CommandNoted(), events)],
        [new StreamPosition("kitchen", firstSeq - 1)]);

    public static Order Order(string id, long seq, OrderStatus status = OrderStatus.Placed, string tableId = "t_1", int minute = 0) => new(
        id, 7, tableId, 12, "ss_1", "s_1", status, PaymentState.Unbilled, 0, 1, Evening.AddMinutes(minute), seq, [Line()]);

    /// <summary>The same before anything was sent to the kitchen.</summary>
    public static Order HeldOrder(string id, long seq) =>
        Order(id, seq) with { Items = [Line() with { Status = ItemStatus.Held, TicketId = null, FiredAt = null, DueAt = null }] };

    /// <summary>With something in every member; paid, where it is, by the first of two payments, of which some went back.</summary>
    public static Bill Bill(
        string id, long seq, BillStatus status = BillStatus.PartiallyRefunded, string tableId = "t_1", int minute = 0) => new(
        id, 41, tableId, 12, "ss_1", "s_1", "Ana", status, 3, ["o_1"], Follows: true,
        [new BillLine("o_1", 7, "i_1", "m_1", "Crème brûlée", 2, 1250, 100_000, 3,
            new Discount(100_000, Amount: null, "regular guest", "s_1"), 2500, 250, 2250)],
        new Discount(Rate: null, 100, "birthday", "s_1"), Adjustment: 1,
        new BillTotals(2500, 350, 2150, 108, 226, [new TaxGroup(100_000, 2258, 226)], 2484),
        [new Share(1, 1242, 1242), new Share(2, 1242, 1242)],
        [Payment($"{id}_1", [Refund($"{id}_1r")]), Payment($"{id}_2", []) with { Method = PaymentMethod.Card, ShiftId = null }],
        Evening.AddMinutes(minute), Evening.AddMinutes(minute + 1), Evening.AddMinutes(minute + 5), new BusinessTime(Day, 21),
        Reason: "asked for", seq, Evening.AddMinutes(minute + 9));

    public static Payment Payment(string id, ImmutableArray<Refund> refunds) => new(
        id, PaymentMethod.Cash, 1242, 100, -2, 1400, 60, "sh_1", 1, "s_3", "Cat", Evening.AddMinutes(5), new BusinessTime(Day, 21),
        refunds);

    public static Refund Refund(string id) =>
        new(id, 200, 20, "cold", "sh_1", "s_3", "Cat", Evening.AddMinutes(9), new BusinessTime(Day, 22));

    public static Shift Shift(string id, long seq, ShiftStatus status = ShiftStatus.Closed, int minute = 0) => new(
        id, "main", status, 10_000, 1340, 1, 200, 1,
        [new CashEntry("ce_1", CashEntryKind.Drop, 5000, "to the safe", "s_3", "Cat", Evening)],
        "s_3", Evening.AddMinutes(minute), "s_9", Evening.AddMinutes(minute + 90), 6140, "counted twice", seq);

    public static OrderItem Line() => new(
        "i_1", "m_1", "Crème brûlée", 2, 1250, [new ChosenModifier("mo_1", "Vanilla", 50)], "pastry", "no sugar", 1, 3, 12,
        ItemStatus.Queued, "tk_1", Evening, Evening.AddMinutes(12));

    /// <summary>A state that says where it is and what it remembers.</summary>
    public static Restaurant State(string restaurantId, long seq, DateTimeOffset? at = null) => new(restaurantId)
    {
        Epoch = "e1",
        Seq = seq,
        At = at ?? Evening.AddSeconds(seq),
        Profile = new Profile("The Bay", "EUR", "Europe/Paris", Phone: null),
        Orders = ImmutableDictionary<string, Order>.Empty.Add("o_1", Order("o_1", seq)),
        Commands = RememberedCommands.None.Add(new RememberedCommand("c1", "f0", 1, seq, at ?? Evening)),
        Streams = ImmutableDictionary<string, long>.Empty.Add("kitchen", seq),
    };

    public static Account Account(string? email = null) => new(
        $"s_{Guid.NewGuid():N}", email ?? $"{Guid.NewGuid():N}@demo.local", "Ana", "hash",
        [new Membership("r_1", Role.Manager), new Membership("r_2", Role.Admin)]);

    public static RefreshToken Token(string? family = null, string? account = null, DateTimeOffset? expires = null) => new(
        $"{Guid.NewGuid():N}", family ?? $"f_{Guid.NewGuid():N}", account ?? $"s_{Guid.NewGuid():N}", "r_1",
        expires ?? Evening.AddDays(30));

    /// <summary>All of a value, to compare what records compare by reference.</summary>
    public static string Text<T>(T value) where T : notnull => Encoding.UTF8.GetString(StoredJson.Encode(value));
}
