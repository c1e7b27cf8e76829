using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Client;

namespace RealtimeRestaurant.Load;

/// <summary>What the bare hub sends, so that it sends as much as ours does: taken from our figures in the same run.</summary>
/// <param name="MessagesPerCommand">To each screen.</param>
/// <param name="BytesPerMessage">On the wire, envelope and all.</param>
internal sealed record MessageProfile(double MessagesPerCommand, double BytesPerMessage)
{
    /// <summary>About what ours sends; for a run of the bare hub alone.</summary>
    public static readonly MessageProfile Typical = new(7 / 3.0, 400);
}

/// <summary>The bare hub in a process of its own.</summary>
internal sealed class BareTarget(LoadedNode node, MessageProfile profile, WireProtocol protocol) : ILoadTarget
{
    private const int JsonEnvelope = 199, PackedEnvelope = 142;

    public string Name => "bare";

    public IReadOnlyList<LoadedNode> Nodes => [node];

    public static async Task<BareTarget> StartAsync(LoadOptions options, MessageProfile profile, CancellationToken ct)
    {
        var node = await LoadedNode.StartAsync(typeof(BareTarget).Assembly.Location, ["bare-host"], options.NodeEnvironment, ct);
        return new(node, profile, options.Protocol);
    }

    public async Task<IReadOnlyList<ITargetRestaurant>> OpenAsync(int count, CancellationToken ct)
    {
        var restaurants = new List<ITargetRestaurant>();
        var envelope = protocol == WireProtocol.Json ? JsonEnvelope : PackedEnvelope;
        for (var i = 0; i < count; i++)
        {
            var hub = await BareRestaurant.ConnectAsync(node.Url, ct);
            restaurants.Add(new BareRestaurant($"r{i}", node.Url, hub, profile, envelope));
        }
        return restaurants;
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();
}

/// <param name="envelope">The bytes that everything but the padding takes.</param>
internal sealed class BareRestaurant(string name, Uri node, HubConnection hub, MessageProfile profile, int envelope) : ITargetRestaurant
{
    private readonly int _padding = Math.Max(0, (int)profile.BytesPerMessage - envelope);
    private int _commands;

    public string? Token => null;

    public string JoinArgument => $"\"{name}\"";

    public ShownOrders Shown { get; } = new();

    public Uri Screen(int index) => new(node, BareHub.Path);

    public async Task<bool> CommandAsync(long due, CancellationToken ct)
    {
        var number = Interlocked.Increment(ref _commands);
        // 7/3 messages a command are 2, 2 and 3.
        var count = (int)Math.Floor(profile.MessagesPerCommand * number) - (int)Math.Floor(profile.MessagesPerCommand * (number - 1));
        await hub.InvokeAsync("Send", name, number % 3 == 1, $"due={due};", Math.Max(1, count), _padding, ct);
        return true;
    }

    public async Task<Func<CancellationToken, Task<bool>>> CallerAsync(string transport, CancellationToken ct)
    {
        var caller = await ConnectAsync(node, ct);
        return async cancel =>
        {
            await caller.InvokeAsync("Send", name, false, "", 1, _padding, cancel);
            return true;
        };
    }

    public static async Task<HubConnection> ConnectAsync(Uri node, CancellationToken ct)
    {
        var hub = new HubConnectionBuilder().WithUrl(new Uri(node, BareHub.Path)).Build();
        await hub.StartAsync(ct);
        return hub;
    }
}
