using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Storage;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>
/// What <see cref="IAnalytics"/> promises: the same figures from every store, which are those of the definitions, and each event counts
/// once.
/// </summary>
public abstract class AnalyticsContract : StoreContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateOnly First = new(2026, 10, 20), ClockPutBack = new(2026, 10, 24), Last = new(2026, 11, 3);
    private readonly string _restaurant = NewRestaurant();

    [Theory, InlineData(1), InlineData(2)]
    public async Task Every_range_of_days_comes_to_what_the_definitions_say(int seed)
    {
        var trade = new Trade(_restaurant, seed, size: 50);
        await AppendAsync(Store, trade);
        await AppendAsync(Store, new Trade(NewRestaurant(), seed + 100, size: 5));

        for (var day = First; day <= Last; day = day.AddDays(1)) await ShouldBeAsync(trade, day, day);
        await ShouldBeAsync(trade, First, Last);
        await ShouldBeAsync(trade, ClockPutBack, ClockPutBack.AddDays(1));
        await ShouldBeAsync(trade, First, ClockPutBack.AddDays(-1));
        await ShouldBeAsync(trade, ClockPutBack.AddDays(1), Last);
    }

    [Fact]
    public async Task What_is_appended_and_projected_again_in_any_order_counts_once()
    {
        var trade = new Trade(_restaurant, seed: 3, size: 12);
        await AppendAsync(Store, trade);
        await ReopenAsync();
        foreach (var entities in trade.Shuffled()) await Store.ReadModels.ProjectAsync(_restaurant, trade.LastSeq, entities, Ct);
        await AppendAsync(Store, trade);

        await ShouldBeAsync(trade, First, Last);
    }

    [Fact]
    public async Task Nodes_that_append_and_project_the_same_at_once_count_it_once()
    {
        var (trade, another) = (new Trade(_restaurant, seed: 4, size: 8), await OpenOnAnotherNodeAsync());

        await Task.WhenAll(new[] { Store, another }.Select(node => Task.Run(() => AppendAsync(node, trade))));
        await Task.WhenAll(new[] { Store, another }.Select(node => Task.Run(async () =>
        {
            foreach (var (_, entities) in trade.Commits) await node.ReadModels.ProjectAsync(_restaurant, trade.LastSeq, entities, Ct);
        })));

        await ShouldBeAsync(trade, First, Last);
    }

    [Fact]
    public async Task A_commit_that_lost_its_append_counts_nothing()
    {
        var (trade, loser) = (new Trade(_restaurant, seed: 6, size: 1), new Trade(_restaurant, seed: 7, size: 2));
        await AppendAsync(Store, trade);
        foreach (var (commit, entities) in loser.Commits.Where(one => one.Commit.FirstSeq <= trade.LastSeq))
            (await Store.Log.AppendAsync(commit, entities, Ct)).ShouldBe(AppendResult.Conflict);

        await ShouldBeAsync(trade, First, Last);
    }

    [Fact]
    public async Task Where_nothing_happened_the_report_is_of_zeros()
    {
        await AppendAsync(Store, new Trade(_restaurant, seed: 5, size: 3));
        var zeros = Text(AnalyticsReport.Of(Day, Day, []));

        Text(await Store.Analytics.RangeAsync(_restaurant, Day, Day, Ct)).ShouldBe(zeros);
        Text(await Store.Analytics.RangeAsync(NewRestaurant(), Day, Day, Ct)).ShouldBe(zeros);
    }

    [Fact]
    public async Task The_hour_that_comes_twice_holds_both()
    {
        // 02:30 summer time, and an hour later 02:30 again; both belong to the evening before.
        DateTimeOffset first = new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), second = first.AddHours(1);
        var (replay, seq) = (new LogReplay(_restaurant), 0L);
        var issued = new BillCreated(Bill("b_1", 1) with { Payments = [], Status = BillStatus.Issued });
        foreach (var @event in new RestaurantEvent[] { issued, Paid("p_1", first), Paid("p_2", second) })
        {
            var commit = Commit(_restaurant, ++seq) with { Events = [@event] };
            replay.Add(commit);
            (await Store.Log.AppendAsync(commit, replay.TakeChangedEntities(), Ct)).ShouldBe(AppendResult.Appended);
        }
        await Store.FlushAsync();

        var report = await Store.Analytics.RangeAsync(_restaurant, ClockPutBack, ClockPutBack, Ct);

        report.RevenueByHour[2].ShouldBe(new HourFigures(2, 2 * (1242 - 2), 2));
        report.RevenueByHour.Sum(hour => hour.Payments).ShouldBe(2);

        static PaymentCompleted Paid(string id, DateTimeOffset at) =>
            new("b_1", 41, 12, "s_1", "Ana", Payment(id, []) with { ShiftId = null, On = BusinessTime.Of(Trade.Rome, at) }, 0);
    }

    private static async Task AppendAsync(Stores node, Trade trade)
    {
        foreach (var (commit, entities) in trade.Commits)
            (await node.Log.AppendAsync(commit, entities, Ct)).ShouldBe(AppendResult.Appended);
        await node.FlushAsync();
    }

    private async Task ShouldBeAsync(Trade trade, DateOnly from, DateOnly to)
    {
        var actual = await Store.Analytics.RangeAsync(_restaurant, from, to, Ct);
        var expected = new RecountedReport(trade.Events, from, to).Report();
        actual.Totals.ShouldBe(expected.Totals, $"{from:o} to {to:o}");
        actual.TopItems.ShouldBe(expected.TopItems);
        actual.Staff.ShouldBe(expected.Staff);
        actual.RevenueByHour.ShouldBe(expected.RevenueByHour);
        actual.PaymentMix.ShouldBe(expected.PaymentMix);
        actual.Taxes.ShouldBe(expected.Taxes);
        actual.TicketTimes.ShouldBe(expected.TicketTimes);
        (actual.From, actual.To).ShouldBe((from, to));
    }
}
