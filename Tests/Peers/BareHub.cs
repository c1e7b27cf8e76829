using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RealtimeRestaurant.Peers;

internal sealed record OrderedItem(string Sku, string Name, int Qty, decimal Price);

internal sealed record NewOrder(string RestaurantId, string Table, string Note, OrderedItem[] Items);

/// <summary>The event; public, and its numbers no decimals, for MessagePack.</summary>
public sealed record CreatedOrder(
    string Id, long Number, string RestaurantId, string Table, string Status, DateTime PlacedAt, string Note, CreatedItem[] Items,
    double Total);

public sealed record CreatedItem(string Sku, string Name, int Qty, double Price);

/// <summary>The smallest SignalR application that passes an order on to a restaurant's screens: no store, no token, no rules.</summary>
internal sealed class BareHub : Hub
{
    public Task JoinRestaurant(string id) => Groups.AddToGroupAsync(Context.ConnectionId, id);

    public static async Task RunAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", $"http://127.0.0.1:{port}"]);
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR().AddMessagePackProtocol();
        var app = builder.Build();
        var last = 0L;
        app.MapHub<BareHub>("/hubs/kitchen");
        app.MapPost("/api/orders", async (NewOrder order, IHubContext<BareHub> hub) =>
        {
            var created = Created(order, Interlocked.Increment(ref last));
            await hub.Clients.Group(created.RestaurantId).SendAsync("order:created", created);
            return Results.Json(new { created.Id, created.Status }, statusCode: StatusCodes.Status201Created);
        });
        await app.RunAsync();
    }

    private static CreatedOrder Created(NewOrder order, long number) => new(
        $"ord-{number:D12}", number, order.RestaurantId, order.Table, "placed", TimeProvider.System.GetUtcNow().UtcDateTime, order.Note,
        [.. order.Items.Select(item => new CreatedItem(item.Sku, item.Name, item.Qty, (double)item.Price))],
        (double)order.Items.Sum(item => item.Qty * item.Price));
}
