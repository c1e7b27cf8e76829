using CsCheck;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Serialization;
using RealtimeRestaurant.Tests.Contracts;

namespace RealtimeRestaurant.Tests.Decisions.Properties;

public sealed class FigureProperties
{
    private static readonly Gen<RestaurantEvent> Money =
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 3], Gen.Int[0, 23], Gen.Int[0, 3], Gen.Int[0, 4], Gen.Long[1, 9999], Gen.Int[0, 99])
        .Select((what, day, hour, who, method, amount, id) =>
            Happened(
                what, new(new DateOnly(2026, 11, 20 + (day / 2 * 3)), hour), who == 3 ? null : $"w{who}", (PaymentMethod)method, amount,
                id));

    [Fact]
    public void I16_the_figures_are_a_recount_of_the_log() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, _, _) =>
        {
            if (restaurant.Log.Count % 8 == 0) ShouldBeRecounted(restaurant.State, restaurant.Log.SelectMany(commit => commit.Events));
        }), iter: 300);

    [Fact]
    public void I16_money_is_counted_on_its_day_at_its_hour_for_its_waiter() =>
        Money.Array[0, 60].Sample(events =>
        {
            // Two days, in any order: the clock of one of two nodes is ahead.
            var today = events.Aggregate(Today.None, Counted);
            var recount = new Recount(events);
            today.Day.ShouldBe(recount.Day);
            TestData.Text(today.Report()).ShouldBe(TestData.Text(recount.Report()));
            TestData.Text(StoredJson.Decode<Today>(StoredJson.Encode(today)).Report()).ShouldBe(TestData.Text(recount.Report()));
        }, iter: 200);

    [Fact]
    public void I16_folding_on_from_a_snapshot_gives_the_same_figures() =>
        RandomCommands.Steps.Sample(steps =>
        {
            var (kept, last) = ((byte[]?)null, (Given.TestRestaurant?)null);
            RandomCommands.Play(steps, (restaurant, _, _) =>
            {
                last = restaurant;
                if (restaurant.Log.Count == 60) kept = SnapshotCodec.Encode(restaurant.State);
            });
            if (kept is null) return;
            var from = SnapshotCodec.Decode(kept)!;
            var folded = last!.Log.Where(commit => commit.FirstSeq > from.Seq).Aggregate(from, (state, commit) => state.Apply(commit));
            ShouldBeRecounted(folded, last.Log.SelectMany(commit => commit.Events));
        }, iter: 200);

    private static void ShouldBeRecounted(Restaurant state, IEnumerable<RestaurantEvent> log)
    {
        var (recount, day) = (new Recount(log), state.Today.Day);
        var stats = Stats.Of(state, day);
        day.ShouldBe(recount.Day);
        TestData.Text(state.On(day).Report()).ShouldBe(TestData.Text(recount.Report()));
        (stats.Orders, stats.CancelledOrders, stats.CompletedOrders, stats.Revenue)
            .ShouldBe((recount.Report().Totals.Orders, recount.Report().Totals.CancelledOrders, recount.CompletedOrders,
                recount.Report().Totals.Revenue));
        var work = recount.Work();
        foreach (var one in StaffPerformance.Of(state, day))
        {
            var (served, made, voids, answers) = work.GetValueOrDefault(one.StaffId, (0, [], 0, []));
            (one.Items, one.Voids, one.PreparationP50, one.PreparationP90, one.ResponseP50).ShouldBe(
                (state.Staff[one.StaffId].Role == Role.Chef ? made.Count
                    : served, voids, Rank(made, 50), Rank(made, 90), Rank(answers, 50)), one.StaffId);
        }
        Stats.Of(state, day.AddDays(1)).ShouldBe(stats with
        {
            Day = day.AddDays(1), Revenue = 0, Tips = 0, Refunds = 0, Orders = 0, CancelledOrders = 0, CompletedOrders = 0, Bills = 0,
            AverageBill = 0,
        });
    }

    private static Today Counted(Today today, RestaurantEvent @event)
    {
        var before = new Restaurant("r") { Today = today };
        return TodayFold.Apply(before, @event, DayIncrement.Of(before, new RecordedEvent(1, TestData.Evening, @event)));
    }

    private static int? Rank(List<int> lengths, int percent) =>
        lengths.Count == 0 ? null : lengths.Order().ElementAt((int)Math.Ceiling(lengths.Count * percent / 100.0) - 1);

    private static RestaurantEvent Happened(int what, BusinessTime on, string? waiter, PaymentMethod method, long amount, int id)
    {
        var payment = new Payment
        {
            Id = $"p{id}", Method = method, Amount = amount, Tip = amount % 7, Rounding = amount % 3, StaffId = "c", StaffName = "Cass",
            At = TestData.Evening, On = on,
        };
        var bill = new Bill
        {
            Id = $"b{id}", Number = id, Party = new("t", 1, "s", waiter, waiter?.ToUpperInvariant()), Status = BillStatus.Paid,
            Revision = 1, Follows = true, Lines = [Line("i", id % 12, id % 13, 1 + (id % 3), amount, 1), Line("j", 1, 1, 1, 5, 0)],
            Totals = new(amount + 5, 1, amount + 4, 3, 2, [new(id % 3 * 50_000, amount, 2)], amount + 9), Payments = [payment],
            Times = new(TestData.Evening, TestData.Evening, TestData.Evening, on), Seq = 1,
        };
        return what switch
        {
            0 => new PaymentCompleted(bill.Id, id, 1, waiter, bill.Party.WaiterName, payment, 0),
            1 => new PaymentRefunded(bill.Id, payment.Id, method, waiter, bill.Party.WaiterName,
                new("r", amount, amount % 7, "cold", null, "c", "Cass", TestData.Evening, on) { Figures = Figures(id, amount) }),
            2 => new BillStatusChanged(bill, BillStatus.PartiallyPaid, null),
            // It was paid in full before, and keeps counting as it was then.
            _ => new BillStatusChanged(bill with { Status = BillStatus.PartiallyRefunded }, BillStatus.Paid, null),
        };
    }

    private static RefundedFigures? Figures(int id, long amount) =>
        id % 4 == 0 ? null : new(id % 3, amount / 2, amount % 5, [new(id % 3 * 50_000, amount / 3, amount / 9)]);

    private static BillLine Line(string id, int dish, int name, int quantity, long amount, long off) => new()
    {
        OrderId = "o", OrderNumber = 1, ItemId = id, MenuItemId = $"m{dish}", Name = $"Dish {name}", Quantity = quantity, Price = amount,
        TaxRate = 0, Gross = amount, Off = off, Net = amount - off,
    };
}
