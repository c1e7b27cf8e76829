using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>
/// A store as a program left it that had no rows of days, see OldStores: two days of a house, with a bill that is paid and partly refunded,
/// one that is partly paid, one with a discount, an order that is cancelled and one that is open. OldStores/report.json is what that
/// program made of them.
/// </summary>
public abstract class UpgradeContract : StoreContract
{
    protected const string Restaurant = "r1";
    protected static readonly DateOnly First = new(2026, 11, 22), Last = new(2026, 11, 26);
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset NextDay = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    protected static string OldStore(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Contracts", "OldStores", file));

    [Fact]
    public async Task The_figures_are_those_that_the_old_program_gave_however_often_it_is_opened()
    {
        (await ReportAsync()).ShouldBe(OldStore("report.json").Trim());
        await ReopenAsync();
        (await ReportAsync()).ShouldBe(OldStore("report.json").Trim());
        (await ReportAsync()).ShouldBe(await RecountAsync());
    }

    [Fact]
    public async Task The_orders_and_bills_of_the_old_program_are_read_as_its_log_makes_them()
    {
        var replay = new LogReplay(Restaurant);
        await foreach (var commit in Store.Log.ReadAsync(Restaurant, 0, Ct)) replay.Add(commit);
        var expected = replay.TakeChangedEntities();

        var orders = await Store.History.ListOrdersAsync(Restaurant, new(), after: null, 100, Ct);
        var bills = await Store.History.ListBillsAsync(Restaurant, new(), after: null, 100, Ct);

        orders.OrderBy(order => order.Number).Select(Text).ShouldBe(expected.Orders.OrderBy(order => order.Number).Select(Text));
        bills.OrderBy(bill => bill.Number).Select(Text).ShouldBe(expected.Bills.OrderBy(bill => bill.Number).Select(Text));
        foreach (var order in orders)
            (await Store.History.ListOrdersAsync(Restaurant, new(Number: order.Number), after: null, 100, Ct)).ShouldHaveSingleItem()
                .Id.ShouldBe(order.Id);
        foreach (var order in orders)
            foreach (var facet in Facets.Of(order))
                (await Store.History.ListOrdersAsync(Restaurant, new(Facets: [facet]), after: null, 100, Ct)).Select(found => found.Id)
                    .ShouldBe(orders.Where(other => Facets.Of(other).Contains(facet)).Select(other => other.Id), facet);
        foreach (var facet in bills.SelectMany(bill => Facets.Of(bill)))
            (await Store.History.ListBillsAsync(Restaurant, new(Facets: [facet]), after: null, 100, Ct)).Select(found => found.Id)
                .ShouldBe(bills.Where(other => Facets.Of(other).Contains(facet)).Select(other => other.Id), facet);
        foreach (var bill in bills)
        {
            (await Store.History.ListBillsAsync(Restaurant, new(bill.Status, bill.Party.TableId), after: null, 100, Ct))
                .ShouldContain(listed => listed.Id == bill.Id);
            if (bill.Number is { } number)
                (await Store.History.ListBillsAsync(Restaurant, new(Number: number), after: null, 100, Ct)).ShouldHaveSingleItem()
                    .Id.ShouldBe(bill.Id);
            Text((await Store.History.FindBillAsync(Restaurant, bill.Id, Ct))!).ShouldBe(Text(bill));
        }
    }

    [Fact]
    public async Task What_was_counted_before_goes_on_right()
    {
        var log = await BackdatedLog.OpenAsync(Store.Log, Store.Snapshots, Restaurant, Ct);
        var partlyPaid = log.State.Bills.Values.Single(bill => bill.Status == BillStatus.PartiallyPaid);
        var open = log.State.Orders.Values.Single(order => order is { PaymentState: PaymentState.Unbilled, Status: OrderStatus.Placed });
        var refunded = (await Store.History.ListBillsAsync(Restaurant, new(BillStatus.PartiallyRefunded), null, 1, Ct)).Single();

        await WriteAsync(
            new PayBill(partlyPaid.Id, partlyPaid.Due, PaymentMethod.Card, 70, null, partlyPaid.Revision, null, null),
            new CancelOrder(open.Id, "gone"), new UnarchiveBill(refunded),
            new RefundPayment(refunded.Id, refunded.Payments[0].Id, 900, "again"));

        (await ReportAsync()).ShouldBe(await RecountAsync());
        (await Store.Analytics.RangeAsync(Restaurant, First, Last, Ct)).Totals.ShouldSatisfyAllConditions(
            it => it.Refunds.ShouldBe(1100), it => it.CancelledOrders.ShouldBe(2), it => it.Bills.ShouldBe(3));

        async Task WriteAsync(params ImmutableArray<RestaurantCommand> commands)
        {
            foreach (var command in commands)
            {
                var actor = command is UnarchiveBill ? Domain.Access.Actor.System : Crew.Mia;
                (await log.WriteAsync([new(null, actor, command)], NextDay, Ct)).ShouldBeEmpty();
            }
            await Store.ReadModels.FlushAsync(Ct);
        }
    }

    // The old program knew no times of tickets. MongoDB counts the log again and finds them; SQLite begins with what comes.
    protected async Task<string> ReportAsync() =>
        Text(await Store.Analytics.RangeAsync(Restaurant, First, Last, Ct) with { TicketTimes = [] });

    protected async Task<string> RecountAsync()
    {
        var log = await Store.Log.ReadAsync(Restaurant, 0, Ct).ToListAsync(Ct);
        return Text(new RecountedReport([.. log.SelectMany(commit => commit.Events)], First, Last).Report() with { TicketTimes = [] });
    }
}
