using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples.Simulation;

/// <summary>A kitchen display that counts the events it receives, and proves by <c>prev</c> that it has missed none.</summary>
internal sealed class KitchenScreen : HubScreen
{
    private readonly Tally _tally;
    private readonly Dictionary<string, long> _last = [];
    private readonly List<JsonElement> _early = [];
    private readonly Lock _gate = new();
    private bool _joined;

    public KitchenScreen(Uri host, Func<Task<string>> signIn, Tally tally) : base(host, "/hubs/kitchen", signIn)
    {
        _tally = tally;
        foreach (var family in typeof(IKitchenClient).GetInterfaces().Prepend(typeof(IKitchenClient)))
            foreach (var method in family.GetMethods()) Connection.On<JsonElement>(method.Name, Receive);
        Connection.Reconnected += _ => JoinAsync(CancellationToken.None);
    }

    public async Task OpenAsync(CancellationToken ct)
    {
        await Connection.StartAsync(ct);
        await JoinAsync(ct);
    }

    // Messages may overtake the answer to Join: they are kept until it says where the streams were.
    private async Task JoinAsync(CancellationToken ct)
    {
        lock (_gate) _joined = false;
        var streams = (await JoinAsync<KitchenSnapshot>(ct)).Streams;
        lock (_gate)
        {
            (_last["restaurant"], _last["role"], _last["user"]) = (streams.Restaurant, streams.Role, streams.User);
            _joined = true;
            foreach (var message in _early) CountLocked(message);
            _early.Clear();
        }
    }

    private void Receive(JsonElement message)
    {
        lock (_gate)
        {
            if (_joined) CountLocked(message);
            else _early.Add(message);
        }
    }

    private void CountLocked(JsonElement message)
    {
        // A beacon has no stream of its own, and is no event.
        if (!message.TryGetProperty("stream", out var name)) return;
        var (stream, seq) = (name.GetString()!, message.GetProperty("seq").GetInt64());
        if (seq <= _last.GetValueOrDefault(stream)) return;
        if (message.GetProperty("prev") is { ValueKind: JsonValueKind.Number } prev && prev.GetInt64() != _last.GetValueOrDefault(stream))
            _tally.CountGap();
        _last[stream] = seq;
        _tally.CountEvent();
    }
}
