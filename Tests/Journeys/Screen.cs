using System.Collections.Concurrent;
using System.Text.Json;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>A screen that remembers all it was told.</summary>
internal sealed class Screen<TSnapshot> : IAsyncDisposable where TSnapshot : class
{
    private readonly ConcurrentQueue<(LiveEvent Event, DateTimeOffset At)> _heard = new();
    private readonly Session _session;
    private readonly ConcurrentQueue<(LivePosition Position, TSnapshot Shown)> _snapshots = new();

    public Screen(LiveScreen<TSnapshot> screen, Rest person, WireProtocol protocol, params Uri[] nodes)
    {
        _session = new Session(new SessionOptions
        {
            Nodes = nodes, Store = new PersonStore(person), Credentials = new(DemoClients.EmailOf(person), DemoClients.Password),
        });
        var backoff = new Backoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500));
        Client = new LiveClient<TSnapshot>(screen, _session, new LiveClientOptions { Protocol = protocol, Backoff = backoff });
        Client.OnEvent(@event => _heard.Enqueue((@event, TimeProvider.System.GetUtcNow())))
            .OnSnapshot(snapshot => _snapshots.Enqueue((Client.Position, snapshot))).Start();
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
    public async Task<CommandReply<object>> DoAsync(string method, Request call)
    {
        var options = new CommandOptions { CommandId = call.CommandId, Within = Eventually.Timeout };
        var reply = await Client.SendAsync<object>(method, call, options);
        reply.Problem.ShouldBeNull(reply.Problem?.Detail);
        return reply;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        _session.Dispose();
    }
}

/// <summary>The sign-in of a person, who signs in again elsewhere.</summary>
internal sealed class PersonStore(Rest person) : ISessionStore
{
    public ValueTask<StoredSession?> ReadAsync(CancellationToken ct) =>
        ValueTask.FromResult(person.Session.Deserialize<StoredSession>(JsonSerializerOptions.Web));

    public ValueTask WriteAsync(StoredSession? session, CancellationToken ct)
    {
        if (session is not null) person.Use(JsonSerializer.SerializeToElement(session, JsonSerializerOptions.Web));
        return ValueTask.CompletedTask;
    }
}
