using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Infrastructure.Caching;
using RealtimeRestaurant.Samples;

namespace RealtimeRestaurant.Tests.Contracts.Caching;

/// <summary>
/// Commands on one node of several while all of them read: an answer holds all that the store showed right before it, as far as the node's
/// own state had come. What it may lack is only what the node does not know of yet.
/// </summary>
internal sealed class Interleavings(Stores store, IReadOnlyList<CachedNode> nodes)
{
    private const int Tables = 4;
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly RestaurantPlayer _player = new(Roster.Of(CachedNode.Ada),
        Habits.Plain with { Cancellations = 5, Desserts = 10, PartPayments = 40, Payments = [PaymentMethod.Cash, PaymentMethod.Card] });
    private readonly List<DateTimeOffset> _times = [];
    private string _id = "";

    public async Task RunAsync(int seed, int times)
    {
        var random = new Random(seed);
        _id = (await nodes[0].OpenHouseAsync(Tables)).Id;
        foreach (var node in nodes) await Eventually.True(async () => !(await node.StateAsync(_id)).Menu.IsEmpty);
        for (var time = 0; time < times; time++)
        {
            var (writer, table, choice) = (nodes[random.Next(nodes.Count)], 1 + random.Next(Tables), random.Next(100));
            var questions = nodes.Select(_ => random.Next(7)).ToArray();
            var writing = WriteAsync(writer, table, choice);
            await Task.WhenAll([writing, .. nodes.Select((node, i) => AskAsync(node, questions[i], choice))]);
            if (time % 50 == 0) _times.Add(await writing);
        }
        // It was worth something: there were answers that were kept, and sittings that came to their end.
        foreach (var node in nodes) node.Cache.Counts(_id).Sum(one => one.Hits).ShouldBeGreaterThan(times / 20);
        (await store.History.ListOrdersAsync(_id, new(OrderStatus.Completed), null, 200, Ct)).Length.ShouldBeGreaterThan(times / 100);
    }

    private async Task<DateTimeOffset> WriteAsync(CachedNode node, int number, int choice)
    {
        var state = await node.StateAsync(_id);
        var table = TableSituation.Of(state).Single(shown => shown.Table.Number == number);
        // The first step alone: the other node may have been quicker, and then the rest makes no sense.
        var next = _player.Next(table, state.MenuView(), new Chance(new Random(choice))).FirstOrDefault();
        if (next is not null) await node.TryAsync(_id, next.Command);
        return state.At;
    }

    private Task AskAsync(CachedNode node, int question, int choice) => question switch
    {
        0 => ListAsync(node, HistorySources.Orders, new()),
        1 => ListAsync(node, HistorySources.Bills, new()),
        2 => ListAsync(node, HistorySources.Shifts, new()),
        3 => ListAsync(node, HistorySources.Orders, new(To: Some(choice))),
        4 => ListAsync(node, HistorySources.Bills, new(To: Some(choice))),
        5 => FindAsync(node, choice),
        _ => ReportAsync(node),
    };

    private DateTimeOffset? Some(int choice) => _times.Count == 0 ? null : _times[choice % _times.Count];

    private async Task ListAsync<T, TStatus>(CachedNode node, HistorySource<T, TStatus> kind, HistoryFilter<TStatus> filter)
        where T : class where TStatus : struct, Enum
    {
        var shown = await kind.List(store.History)(_id, filter, null, 20, Ct);
        var state = await node.StateAsync(_id);
        var answer = (await node.History.ListAsync(kind, state, filter, null, 20, Ct)).ToDictionary(kind.Key, kind.Seq);
        // Newer ones may have moved it off the page.
        var oldest = answer.Count < 20 ? DateTimeOffset.MinValue : answer.Keys.Min(key => key.At);
        foreach (var thing in shown.Where(thing => kind.Seq(thing) <= state.Seq && kind.Key(thing).At > oldest))
            answer.GetValueOrDefault(kind.Key(thing))
                .ShouldBeGreaterThanOrEqualTo(kind.Seq(thing), $"{kind.Family} {filter}: {kind.Key(thing)} at {state.Seq}");
    }

    private async Task FindAsync(CachedNode node, int choice)
    {
        var all = await store.History.ListOrdersAsync(_id, new(), null, 200, Ct);
        if (all.IsEmpty) return;
        var (shown, state) = (all[choice % all.Length], await node.StateAsync(_id));
        if (shown.Seq > state.Seq) return;
        var found = await node.History.FindAsync(HistorySources.Orders, state, shown.Id, Ct);
        found.ShouldNotBeNull().Seq.ShouldBeGreaterThanOrEqualTo(shown.Seq);
    }

    private async Task ReportAsync(CachedNode node)
    {
        var shown = await store.Analytics.RangeAsync(_id, CachedNode.Day(-2), CachedNode.Day(2), Ct);
        var state = await node.StateAsync(_id);
        (await node.ReportAsync(state)).Totals.Orders.ShouldBeGreaterThanOrEqualTo(Math.Min(shown.Totals.Orders, state.LastOrderNumber));
    }
}
