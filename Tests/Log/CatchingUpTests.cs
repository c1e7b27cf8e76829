using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Identity;

namespace RealtimeRestaurant.Tests.Log;

/// <summary>A token of a history that this node has not seen yet: before it is refused the node looks at the log.</summary>
public sealed class CatchingUpTests : IAsyncDisposable
{
    private static readonly Actor Admin = new("s_admin", "Ada", Role.Admin);

    private readonly ModelLog _log = new(() => Weather.Fair) { Calm = true };
    private readonly List<LiveRestaurants> _nodes = [];

    [Fact]
    public async Task A_node_that_has_not_heard_of_a_restore_is_level_with_it_once_it_has_looked()
    {
        var live = await OpenAsync();
        await live.SubmitAsync(Command("open", new OpenRestaurant("Da Ada", "EUR", "Europe/Rome", null)), CancellationToken.None);
        for (var i = 1; i <= 10; i++)
            await live.SubmitAsync(Command($"c{i}", new RaiseAlert($"alert {i}", AlertPriority.Normal)), CancellationToken.None);
        _log.Restore(live.Id, commits: 6, epoch: "restored");

        await live.CatchUpAsync(_log, CancellationToken.None);

        (live.State.Epoch, live.State.Seq).ShouldBe(("restored", 6));
    }

    [Fact]
    public async Task A_node_that_has_not_heard_of_an_opening_is_level_with_it_once_it_has_looked()
    {
        var (here, there) = (await OpenAsync(), await OpenAsync());
        await there.SubmitAsync(Command("open", new OpenRestaurant("Da Ada", "EUR", "Europe/Rome", null)), CancellationToken.None);

        await here.CatchUpAsync(_log, CancellationToken.None);

        here.State.Position.ShouldBe(there.State.Position);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
    }

    // Nothing rings, and the log is looked at once a minute.
    private async Task<LiveRestaurant> OpenAsync()
    {
        var options = new LiveOptions { HeadPoll = TimeSpan.FromMinutes(1), CurrentFor = TimeSpan.FromMinutes(2) };
        var node = new LiveRestaurants(_log, _log, _log, new HandRung(), TimeProvider.System, options);
        _nodes.Add(node);
        node.Start();
        return await node.OpenAsync("r_one", CancellationToken.None);
    }

    private static CommandEnvelope Command(string id, RestaurantCommand command) => new(id, Admin, command);
}
