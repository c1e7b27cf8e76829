using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>What <see cref="IAnalytics"/> promises: the same figures from every store, which are those of the definitions.</summary>
public abstract class AnalyticsContract : StoreContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateOnly First = new(2026, 10, 20), ClockPutBack = new(2026, 10, 24), Last = new(2026, 11, 3);
    private readonly string _restaurant = NewRestaurant();

    [Theory, InlineData(1), InlineData(2)]
    public async Task Every_range_of_days_comes_to_what_the_definitions_say(int seed)
    {
        var trade = new Trade(seed, size: 50);
        await ProjectAsync(_restaurant, trade.Steps);
        await ProjectAsync(NewRestaurant(), new Trade(seed + 100, size: 5).Steps);

        for (var day = First; day <= Last; day = day.AddDays(1)) await ShouldBeAsync(trade, day, day);
        foreach (var (from, to) in new[] { (First, Last), (ClockPutBack, ClockPutBack.AddDays(1)), (First, ClockPutBack.AddDays(-1)), (ClockPutBack.AddDays(1), Last) })
            await ShouldBeAsync(trade, from, to);
    }

    [Fact]
    public async Task What_is_told_again_late_and_in_any_order_counts_once()
    {
        var trade = new Trade(seed: 3, size: 12);
        await ProjectAsync(_restaurant, trade.Shuffled());
        await ReopenAsync();
        await ProjectAsync(_restaurant, trade.Shuffled());

        await ShouldBeAsync(trade, First, Last);
    }

    [Fact]
    public async Task Nodes_that_tell_the_same_at_once_count_it_once()
    {
        var (trade, another) = (new Trade(seed: 4, size: 8), await OpenOnAnotherNodeAsync());

        await Task.WhenAll(new[] { Store, another }.Select(node => Task.Run(async () =>
        {
            foreach (var step in trade.Steps) await node.Log.ProjectAsync(_restaurant, 0, step, Ct);
        })));

        await ShouldBeAsync(trade, First, Last);
    }

    [Fact]
    public async Task Where_nothing_happened_the_report_is_of_zeros()
    {
        await ProjectAsync(_restaurant, new Trade(seed: 5, size: 3).Steps);
        var zeros = Text(new AnalyticsCounts([], [], [], []).Report(Day, Day));

        Text(await Store.Analytics.RangeAsync(_restaurant, Day, Day, Ct)).ShouldBe(zeros);
        Text(await Store.Analytics.RangeAsync(NewRestaurant(), Day, Day, Ct)).ShouldBe(zeros);
    }

    [Fact]
    public async Task The_hour_that_comes_twice_holds_both()
    {
        // 02:30 summer time, and an hour later 02:30 again; both belong to the evening before.
        DateTimeOffset first = new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), second = first.AddHours(1);
        var bill = Bill("b_1", 1) with { Payments = [Paid("p_1", first), Paid("p_2", second)] };
        await ProjectAsync(_restaurant, [ChangedEntities.Nothing with { Bills = [bill] }]);

        var report = await Store.Analytics.RangeAsync(_restaurant, ClockPutBack, ClockPutBack, Ct);

        report.RevenueByHour[2].ShouldBe(new HourFigures(2, 2 * (1242 - 2), 2));
        report.RevenueByHour.Sum(hour => hour.Payments).ShouldBe(2);

        static Payment Paid(string id, DateTimeOffset at) => Payment(id, []) with { On = BusinessTime.Of(Trade.Rome, at) };
    }

    [Fact]
    public async Task An_append_counts_as_well_as_a_projection()
    {
        await Store.Log.AppendAsync(Commit(_restaurant, 1), new ChangedEntities([Order("o_1", 1) with { PlacedOn = new(Day, 20) }], [Bill("b_1", 1)], []), Ct);

        await Eventually.True(async () => (await Store.Analytics.RangeAsync(_restaurant, Day, Day, Ct)).Totals is { Orders: 1, Bills: 1, Items: 2, Total: 2484, Refunds: 200 });
    }

    private async Task ProjectAsync(string restaurantId, IReadOnlyList<ChangedEntities> steps)
    {
        foreach (var step in steps) await Store.Log.ProjectAsync(restaurantId, 0, step, Ct);
    }

    private async Task ShouldBeAsync(Trade trade, DateOnly from, DateOnly to)
    {
        var (actual, expected) = (await Store.Analytics.RangeAsync(_restaurant, from, to, Ct), new TradeReport(trade, from, to).Report());
        actual.Totals.ShouldBe(expected.Totals, $"{from:o} to {to:o}");
        actual.TopItems.ShouldBe(expected.TopItems);
        actual.Staff.ShouldBe(expected.Staff);
        actual.RevenueByHour.ShouldBe(expected.RevenueByHour);
        actual.PaymentMix.ShouldBe(expected.PaymentMix);
        (actual.From, actual.To).ShouldBe((from, to));
    }
}
