using System.Collections.Concurrent;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>A screen that remembers all it was told.</summary>
internal sealed class Screen<TSnapshot> : IAsyncDisposable where TSnapshot : class
{
    private readonly ConcurrentQueue<(LiveEvent Event, DateTimeOffset At)> _heard = new();
    private readonly ConcurrentQueue<(LivePosition Position, TSnapshot Shown)> _snapshots = new();

    public Screen(LiveScreen<TSnapshot> screen, Rest person, WireProtocol protocol, params Uri[] nodes)
    {
        var options =
            new LiveClientOptions { Nodes = nodes, Token = _ =>
            ValueTask.FromResult<string?>(person.Token), Protocol = protocol,
            Backoff = new Backoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500)) };
        Client = new LiveClient<TSnapshot>(screen, options)
        {
            OnEvent = @event =>
            {
                _heard.Enqueue((@event, TimeProvider.System.GetUtcNow()));
                return ValueTask.CompletedTask;
            },
            OnSnapshot = (position, snapshot) =>
            {
                _snapshots.Enqueue((position, snapshot));
                return ValueTask.CompletedTask;
            },
        }.Start();
    }

    public LiveClient<TSnapshot> Client { get; }

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<LiveEvent> Heard => [.. _heard.Select(heard => heard.Event)];

    public IReadOnlyList<(LiveEvent Event, DateTimeOffset At)> HeardAt => [.. _heard];

    public IReadOnlyList<(LivePosition Position, TSnapshot Shown)> Snapshots => [.. _snapshots];

    /// <summary>Of what is in the log; figures that are derived from it have numbers of their own.</summary>
    public IEnumerable<long> Seqs(string stream) =>
        Heard.Where(@event => @event.Stream == stream && @event.Prev is not null).Select(@event => @event.Seq);

    public async Task<Screen<TSnapshot>> JoinedAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Timeout);
        await Client.JoinedAsync(patience.Token);
        return this;
    }

    public Task ReachesAsync(long seq, TimeSpan? patience = null) =>
        Eventually.True(() => Client.Position.Seq >= seq, $"the screen reaches {seq}", patience);

    public Task HearsAsync(string name, Func<LiveEvent, bool>? which = null) =>
        Eventually.True(() => Heard.Any(@event => @event.Event == name && (which is null || which(@event))), $"the screen hears {name}");

    /// <summary>Gives a command and expects a yes.</summary>
    public async Task<CommandReply<object>> DoAsync(string method, object call)
    {
        using var patience = new CancellationTokenSource(Eventually.Timeout);
        var reply = await Client.CommandAsync(method, call, patience.Token);
        reply.Problem.ShouldBeNull(reply.Problem?.Detail);
        return reply;
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
