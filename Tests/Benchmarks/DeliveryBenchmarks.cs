using System.Collections.Immutable;
using System.Net.WebSockets;
using System.Security.Claims;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Sockets;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Benchmarks;

/// <summary>
/// What a placed order of three lines costs on its way to kitchen displays: the messages of the commit, one envelope, and the frames of a
/// batch of two for 20 and 200 screens. The screens' sockets take everything at once and send it nowhere.
/// </summary>
[MemoryDiagnoser, MinColumn]
public class DeliveryBenchmarks
{
    private readonly Commit _commit;
    private readonly HubMessage _message;
    private IHubProtocol _protocol = null!;
    private ImmutableArray<BoundedConnection> _screens = [];

    public DeliveryBenchmarks()
    {
        var restaurant = new PlayedRestaurant(new(Past: 10, Open: 30, Tables: 10));
        _commit = restaurant.Draft([restaurant.Order(1)]).Commit!;
        var first = ((IReadOnlyList<MissedMessage>)Map())[0];
        _message = new InvocationMessage(first.Event, [first.Message]);
    }

    [Params("json", "messagepack")]
    public string Protocol { get; set; } = "";

    [GlobalSetup]
    public void Open()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(new RateLimits())
            .AddLiveHubs(new LiveHubOptions()).BuildServiceProvider();
        _protocol = services.GetServices<IHubProtocol>().Single(protocol => protocol.Name == Protocol);
        _screens = [.. Enumerable.Range(0, 200).Select(_ => Screen())];
    }

    /// <summary>The commit as what each stream's screens receive.</summary>
    [Benchmark]
    public object Map()
    {
        var (client, messages) = MessageRecorder.For<IKitchenClient>();
        foreach (var streamEvent in StreamEvent.In(_commit, ScreenKind.Kitchen)) _ = KitchenMessages.Send(client, streamEvent);
        return messages;
    }

    [Benchmark]
    public object Serialise() => _protocol.GetMessageBytes(_message);

    [Benchmark]
    public object SendTo20() => Send(_screens.AsSpan(0, 20));

    [Benchmark]
    public object SendTo200() => Send(_screens.AsSpan());

    private Batch Send(ReadOnlySpan<BoundedConnection> screens)
    {
        var batch = Batch.Of([_message, _message], [_protocol]);
        foreach (var screen in screens) screen.Post(batch);
        return batch;
    }

    private BoundedConnection Screen()
    {
        var socket = WebSocket.CreateFromStream(Stream.Null, new WebSocketCreationOptions { IsServer = true });
        var connection = new SocketConnection(
            socket, new ClaimsPrincipal(), new HttpRequestLifetimeFeature(), expires: null, new LiveHubOptions(), TimeProvider.System);
        ((ITransferFormatFeature)connection).ActiveFormat = _protocol.TransferFormat;
        var hub = new HubConnectionContext(connection, new() { KeepAliveInterval = TimeSpan.FromDays(1) }, NullLoggerFactory.Instance)
        {
            Protocol = _protocol,
        };
        return new(hub, SlowClientPolicy.CloseAndResume, (_, _) => { });
    }
}
