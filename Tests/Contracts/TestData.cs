using System.Collections.Immutable;
using System.Text;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
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

    public static Order Order(string id, long seq, OrderStatus status = OrderStatus.Placed, string tableId = "t_1", int minute = 0) => new()
    {
        Id = id, Number = 7, Party = new(tableId, 12, "ss_1", "s_1", WaiterName: null), Status = status, Waves = 1,
        PlacedAt = Evening.AddMinutes(minute), Seq = seq, Items = [Line()],
    };

    /// <summary>The same before anything was sent to the kitchen.</summary>
    public static Order HeldOrder(string id, long seq) =>
        Order(id, seq) with { Items = [Line() with { Status = ItemStatus.Held, Preparation = Preparation.None }] };

    /// <summary>With something in every member; paid, where it is, by the first of two payments, of which some went back.</summary>
    public static Bill Bill(
        string id, long seq, BillStatus status = BillStatus.PartiallyRefunded, string tableId = "t_1", int minute = 0) => new()
    {
        Id = id, Number = 41, Party = new(tableId, 12, "ss_1", "s_1", "Ana"), Status = status, Revision = 3, OrderIds = ["o_1"],
        Follows = true, Lines = [BillLine()], Discount = new(Rate: null, 100, "birthday", "s_1"), Adjustment = 1,
        Totals = new(2500, 350, 2150, 108, 226, [new TaxGroup(100_000, 2258, 226)], 2484),
        Shares = [new Share(1, 1242, 1242), new Share(2, 1242, 1242)],
        Payments = [Payment($"{id}_1", [Refund($"{id}_1r")]), Payment($"{id}_2", []) with { Method = PaymentMethod.Card, ShiftId = null }],
        Times = new(Evening.AddMinutes(minute), Evening.AddMinutes(minute + 1), Evening.AddMinutes(minute + 5), new BusinessTime(Day, 21),
            Evening.AddMinutes(minute + 9)),
        Reason = "asked for", Seq = seq,
    };

    public static BillLine BillLine() => new()
    {
        OrderId = "o_1", OrderNumber = 7, ItemId = "i_1", MenuItemId = "m_1", Name = "Crème brûlée", Quantity = 2, Price = 1250,
        TaxRate = 100_000, Seat = 3, Discount = new(100_000, Amount: null, "regular guest", "s_1"), Gross = 2500, Off = 250, Net = 2250,
    };

    public static Payment Payment(string id, ImmutableArray<Refund> refunds) => new()
    {
        Id = id, Method = PaymentMethod.Cash, Amount = 1242, Tip = 100, Rounding = -2, Tendered = 1400, Change = 60, ShiftId = "sh_1",
        Share = 1, StaffId = "s_3", StaffName = "Cat", At = Evening.AddMinutes(5), On = new BusinessTime(Day, 21), Refunds = refunds,
    };

    public static Refund Refund(string id) =>
        new(id, 200, 20, "cold", "sh_1", "s_3", "Cat", Evening.AddMinutes(9), new BusinessTime(Day, 22));

    public static Shift Shift(string id, long seq, ShiftStatus status = ShiftStatus.Closed, int minute = 0) => new()
    {
        Id = id, Drawer = "main", Status = status, OpeningFloat = 10_000, Sales = 1340, SaleCount = 1, Refunds = 200, RefundCount = 1,
        Entries = [new CashEntry("ce_1", CashEntryKind.Drop, 5000, "to the safe", "s_3", "Cat", Evening)],
        OpenedBy = "s_3", OpenedAt = Evening.AddMinutes(minute), ClosedBy = "s_9", ClosedAt = Evening.AddMinutes(minute + 90),
        Counted = 6140, Reason = "counted twice", Seq = seq,
    };

    public static Reservation Reservation(string id, long seq, ReservationStatus status = ReservationStatus.Booked, int minute = 0) => new()
    {
        Id = id, Name = "Ortega", Phone = "+390612345678", PartySize = 6, At = Evening.AddMinutes(minute), Minutes = 150,
        Note = "by the window", TableIds = ["t_1", "t_2"], Status = status, CreatedAt = Evening.AddDays(-1), StaffId = "s_1",
        Reason = "they rang", Seq = seq,
    };

    public static OrderItem Line() => new()
    {
        Id = "i_1",
        Dish = new()
        {
            MenuItemId = "m_1", Name = "Crème brûlée", Price = 1250, Modifiers = [new ChosenModifier("mo_1", "Vanilla", 50)],
            Station = "pastry", PrepMinutes = 12,
        },
        Quantity = 2, Note = "no sugar", Course = 1, Seat = 3, Status = ItemStatus.Queued,
        Preparation = new() { TicketId = "tk_1", FiredAt = Evening, DueAt = Evening.AddMinutes(12) },
    };

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
