using System.Collections.Concurrent;
using MessagePack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Load;

/// <summary>
/// The least that SignalR can do: a hub, a group per restaurant, no log, no rules, nothing kept. What ours is measured against.
/// </summary>
internal static class BareHost
{
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<BareSeqs>().AddSignalR().AddMessagePackProtocol();
        var app = builder.Build();
        app.MapHub<BareHub>(BareHub.Path);
        app.MapGet("/health/live", () => "ok");
        await app.RunAsync();
    }
}

/// <summary>How many messages each restaurant has had.</summary>
internal sealed class BareSeqs : ConcurrentDictionary<string, long>;

public interface IBareClient
{
    Task OrderCreated(LiveMessage<Padded> message);
    Task OrderStatusChanged(LiveMessage<Padded> message);
}

[MessagePackObject]
public sealed record Padded([property: Key("note")] string Note, [property: Key("padding")] string Padding);

internal sealed class BareHub(BareSeqs seqs) : Hub<IBareClient>
{
    public const string Path = "/bare";

    public async Task<JoinReply<object>> Join(string restaurant)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, restaurant);
        var seq = seqs.GetValueOrDefault(restaurant);
        return new JoinReply<object>("bare", seq, new StreamSeqs(seq, 0, 0), [], null);
    }

    /// <summary>Sends so many messages to the restaurant's screens, each padded by so many characters.</summary>
    /// <param name="created">The first of them is an OrderCreated.</param>
    public async Task Send(string restaurant, bool created, string note, int count, int padding)
    {
        var screens = Clients.Group(restaurant);
        for (var i = 0; i < count; i++)
        {
            var seq = seqs.AddOrUpdate(restaurant, 1, (_, last) => last + 1);
            var padded = new Padded(note, new string('x', padding));
            var message = new LiveMessage<Padded>(restaurant, seq, "restaurant", seq - 1, "2026-11-23T20:15:00.000Z", padded);
            await (created && i == 0 ? screens.OrderCreated(message) : screens.OrderStatusChanged(message));
        }
    }
}
