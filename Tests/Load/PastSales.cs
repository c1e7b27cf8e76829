using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Load;

/// <summary>
/// Orders that were served and paid, over so many days. Appended through the store's port with what the commits touch, and not decided one
/// by one: what is measured is reading, and deciding 100,000 orders would take as long again.
/// </summary>
internal sealed class PastSales(int orders, int days)
{
    public const string Restaurant = "r_load";
    public static readonly DateOnly LastDay = new(2026, 11, 23);
    private static readonly RestaurantSettings House = new(TaxRate: 88_750, ServiceRate: 50_000);
    private readonly Random _random = new(17);

    /// <summary>A hundred orders with their bills to a commit.</summary>
    public async Task AppendAsync(ICommitLog log, CancellationToken ct)
    {
        for (var (seq, first) = (1L, 0); first < orders; first += 100)
        {
            var sales = Enumerable.Range(first, Math.Min(100, orders - first)).Select(i => Sale(i, seq)).ToArray();
            var commit = new Commit(
                Restaurant, "e1", seq, Guid.CreateVersion7(), sales[^1].Order.PlacedAt,
                [new CommandRecord($"c{first}", "f", "u_1", 1)], [new CommandNoted()], []);
            var entities = new ChangedEntities([.. sales.Select(sale => sale.Order)], [.. sales.Select(sale => sale.Bill)], [])
            {
                Increments = [.. sales.SelectMany(Increments).GroupBy(one => one.Day).Select(Added)],
            };
            if (await log.AppendAsync(commit, entities, ct) != AppendResult.Appended)
                throw new InvalidOperationException("The store is not empty.");
            seq++;
        }
    }

    /// <summary>An unpaid bill with three lines and a discount, to calculate.</summary>
    public Bill OpenBill() => Sale(0, 1).Bill;

    private (Order Order, Bill Bill) Sale(int i, long seq)
    {
        var (day, hour) = (LastDay.AddDays(1 - days + (int)((long)i * days / orders)), 11 + (i % 12));
        var (at, on) = (new DateTimeOffset(day, new TimeOnly(hour, i % 60), TimeSpan.Zero), new BusinessTime(day, hour));
        var (waiter, table, lines) =
            ($"u_{i % 8}", 1 + (i % 40), Enumerable.Range(0, 3).Select(line => Line($"i_{i}_{line}")).ToImmutableArray());
        var order = new Order
        {
            Id = $"o_{i:000000}", Number = i + 1, Party = new($"t_{table}", table, $"s_{i}", waiter, waiter),
            Status = OrderStatus.Completed, PaymentState = PaymentState.Paid, Waves = 1, PlacedAt = at, PlacedOn = on,
            Seq = seq, Items = lines,
        };
        return (order, BillOf(order, at, on, seq));
    }

    // What the events would have added that made the order and the bill.
    private static IEnumerable<DayIncrement> Increments((Order Order, Bill Bill) sale)
    {
        var ((order, bill), nothing) = (sale, new Domain.Restaurants.Restaurant(Restaurant));
        var party = bill.Party;
        var paid = new PaymentCompleted(bill.Id, bill.Number, party.TableNumber, party.WaiterId, party.WaiterName, bill.Payments[0], 0);
        RestaurantEvent[] events = [new OrderPlaced(order), paid, new BillCreated(bill)];
        return events.Select(one => DayIncrement.Of(nothing, new RecordedEvent(order.Seq, order.PlacedAt, one))).OfType<DayIncrement>();
    }

    private static DayIncrement Added(IGrouping<DateOnly, DayIncrement> day) =>
        new(day.First().Seq, day.Key, day.SelectMany(one => one.Rows).Aggregate(ImmutableArray<DayRow>.Empty, DayRow.Add));

    private static Bill BillOf(Order order, DateTimeOffset at, BusinessTime on, long seq)
    {
        var bill = new Bill
        {
            Id = $"b{order.Id}", Number = order.Number, Status = BillStatus.Paid, Revision = 1, Follows = true,
            Party = order.Party, Lines = [.. order.Items.Select(item => LineOf(order, item))],
            Discount = new(50_000, null, "regulars", "u_1"),
            Times = new(at, at, at, on), Seq = seq,
        }.Calculated(House);
        var payment = new Payment
        {
            Id = $"p{order.Id}", Method = (PaymentMethod)(order.Number % 4), Amount = bill.Totals.Total, Tip = 200, StaffId = "u_1",
            StaffName = "u_1", At = at, On = on,
        };
        return bill with { Payments = [payment] };
    }

    private OrderItem Line(string id)
    {
        var dish = _random.Next(24);
        return new()
        {
            Id = id, Quantity = 1 + _random.Next(3), Course = 1, Status = ItemStatus.Served,
            Dish = new()
            {
                MenuItemId = $"dish_{dish}", Name = $"Dish {dish}", Price = 350 + (dish * 95), Modifiers = [], Station = "grill",
                PrepMinutes = 10,
            },
        };
    }

    private static BillLine LineOf(Order order, OrderItem item) => new()
    {
        OrderId = order.Id, OrderNumber = order.Number, ItemId = item.Id, MenuItemId = item.Dish.MenuItemId, Name = item.Dish.Name,
        Quantity = item.Quantity, Price = item.Dish.Price, TaxRate = House.TaxRate,
    };
}
