using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Simulation;

/// <summary>A kitchen display that counts what it hears, and proves by <c>prev</c> that it has missed nothing.</summary>
internal sealed class KitchenScreen : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly Tally _tally;
    private readonly Dictionary<string, long> _last = [];
    private readonly List<JsonElement> _early = [];
    private readonly Lock _gate = new();
    private bool _joined;

    public KitchenScreen(Uri host, Func<Task<string>> signIn, Tally tally)
    {
        _tally = tally;
        _connection = new HubConnectionBuilder().WithAutomaticReconnect().WithUrl(new Uri(host, "/hubs/kitchen"), options =>
        {
            options.AccessTokenProvider = async () => await signIn();
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
        }).Build();
        foreach (var method in typeof(IKitchenClient).GetInterfaces().Prepend(typeof(IKitchenClient))
            .SelectMany(family => family.GetMethods()))
            _connection.On<JsonElement>(method.Name, Hear);
        _connection.Reconnected += _ => JoinAsync();
    }

    public async Task OpenAsync(CancellationToken ct)
    {
        await _connection.StartAsync(ct);
        await JoinAsync();
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    // Messages may overtake the answer to Join: they are kept until it says where the streams were.
    private async Task JoinAsync()
    {
        lock (_gate) _joined = false;
        var reply = await _connection.InvokeAsync<JsonElement>("Join", new JoinRequest(null, null));
        lock (_gate)
        {
            foreach (var stream in reply.GetProperty("streams").EnumerateObject()) _last[stream.Name] = stream.Value.GetInt64();
            _joined = true;
            foreach (var message in _early) Count(message);
            _early.Clear();
        }
    }

    private void Hear(JsonElement message)
    {
        lock (_gate)
        {
            if (_joined) Count(message);
            else _early.Add(message);
        }
    }

    private void Count(JsonElement message)
    {
        // A beacon has no stream of its own, and is no event.
        if (!message.TryGetProperty("stream", out var name)) return;
        var (stream, seq) = (name.GetString()!, message.GetProperty("seq").GetInt64());
        if (seq <= _last.GetValueOrDefault(stream)) return;
        if (message.GetProperty("prev") is { ValueKind: JsonValueKind.Number } prev
            && prev.GetInt64() != _last.GetValueOrDefault(stream)) _tally.Gap();
        _last[stream] = seq;
        _tally.Event();
    }
}
