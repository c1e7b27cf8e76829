using System.Text.Json;

namespace RealtimeRestaurant.Host.Simulation;

/// <summary>What people do on a busy evening, each of them over and over.</summary>
internal sealed class Evening(double speed, Till till, Tally tally, TimeProvider clock)
{
    private static readonly HttpMethod Post = HttpMethod.Post, Patch = HttpMethod.Patch, Put = HttpMethod.Put;

    /// <summary>One table: guests come, order, eat, perhaps call, pay, leave.</summary>
    public async Task TableAsync(Person waiter, string tableId, string waiterId, IReadOnlyList<Dish> menu, CancellationToken ct)
    {
        while (true)
        {
            await PauseAsync(1, 8, ct);
            await waiter.CommandAsync(Patch, $"/api/tables/{tableId}/status",
                new { status = "occupied", guests = Random.Shared.Next(1, 7) }, ct);
            await waiter.CommandAsync(Put, $"/api/tables/{tableId}/waiter", new { staffId = waiterId }, ct);
            await PauseAsync(1, 4, ct);
            if (await waiter.CommandAsync(Post, "/api/orders", new { tableId, items = Lines(menu) }, ct) is { } order)
            {
                tally.Order();
                if (await EatAsync(waiter, tableId, order.GetProperty("id").GetString()!, menu, ct)) await till.SettleAsync(tableId, ct);
            }
            await waiter.CommandAsync(Patch, $"/api/tables/{tableId}/status", new { status = "needsCleaning" }, ct);
            await PauseAsync(1, 2, ct);
            await waiter.CommandAsync(Patch, $"/api/tables/{tableId}/status", new { status = "available" }, ct);
        }
    }

    /// <summary>The kitchen: starts what is queued, and reports it ready a little later.</summary>
    public async Task CookAsync(Person chef, CancellationToken ct)
    {
        while (true)
        {
            var board = await chef.GetAsync("/api/kitchen", ct);
            foreach (var order in board.GetProperty("orders").EnumerateArray())
                foreach (var item in order.GetProperty("items").EnumerateArray())
                    if (Next(item.GetProperty("status").GetString()) is { } status)
                        await chef.CommandAsync(Patch, $"/api/orders/{order.GetProperty("id").GetString()}/items/{item.GetProperty("id")
                            .GetString()}/status", new { status }, ct);
            await PauseAsync(0.5, 1, ct);
        }
    }

    /// <summary>The manager: takes a dish off the menu now and then, and brings it back.</summary>
    public async Task ManageAsync(Person manager, IReadOnlyList<Dish> menu, CancellationToken ct)
    {
        while (true)
        {
            await PauseAsync(8, 15, ct);
            var dish = menu[Random.Shared.Next(menu.Count)].Id;
            await manager.CommandAsync(Patch, $"/api/menu/items/{dish}", new { available = false }, ct);
            await PauseAsync(3, 6, ct);
            await manager.CommandAsync(Patch, $"/api/menu/items/{dish}", new { available = true }, ct);
        }
    }

    // False when they have had nothing.
    private async Task<bool> EatAsync(Person waiter, string tableId, string orderId, IReadOnlyList<Dish> menu, CancellationToken ct)
    {
        if (Random.Shared.Next(25) == 0
            && await waiter.CommandAsync(Post, $"/api/orders/{orderId}/cancel", new { reason = "Changed their mind" }, ct)
            is not null) return false;
        if (Random.Shared.Next(4) == 0) await waiter.CommandAsync(Post, $"/api/orders/{orderId}/items", new { items = Lines(menu) }, ct);
        while (true)
        {
            var order = await waiter.GetAsync($"/api/orders/{orderId}", ct);
            var status = order.ValueKind is JsonValueKind.Object ? order.GetProperty("status").GetString() : "cancelled";
            if (status is "cancelled" or "completed") return false;
            if (status is "served") break;
            if (status is "ready") await waiter.CommandAsync(Patch, $"/api/orders/{orderId}/status", new { status = "served" }, ct);
            else await PauseAsync(0.5, 1, ct);
        }
        tally.Served();
        await PauseAsync(2, 8, ct);
        if (Random.Shared.Next(2) == 0) await CallAsync(waiter, tableId, ct);
        return true;
    }

    private async Task CallAsync(Person waiter, string tableId, CancellationToken ct)
    {
        if (await waiter.CommandAsync(Post, $"/api/tables/{tableId}/calls", new { type = "bill" }, ct) is not { } call) return;
        await PauseAsync(1, 3, ct);
        var path = $"/api/tables/{tableId}/calls/{call.GetProperty("id").GetString()}";
        await waiter.CommandAsync(Post, $"{path}/acknowledge", null, ct);
        await waiter.CommandAsync(Post, $"{path}/resolve", null, ct);
    }

    private static object[] Lines(IReadOnlyList<Dish> menu) =>
        [.. Enumerable.Range(0, Random.Shared.Next(1, 5)).Select(_ => menu[Random.Shared.Next(menu.Count)])
            .Select(dish => new { menuItemId = dish.Id, quantity = Random.Shared.Next(1, 3), modifiers = dish.Needed })];

    // Two of three of what is seen move on each time round: nothing is cooked all at once.
    private static string? Next(string? status) => Random.Shared.Next(3) == 0 ? null : status switch
    {
        "queued" => "preparing",
        "preparing" => "ready",
        _ => null,
    };

    private Task PauseAsync(double least, double most, CancellationToken ct) =>
        Task.Delay(TimeSpan.FromSeconds((least + (Random.Shared.NextDouble() * (most - least))) / speed), clock, ct);
}

/// <param name="Needed">Options that must be chosen.</param>
internal sealed record Dish(string Id, IReadOnlyList<string> Needed)
{
    public static IReadOnlyList<Dish> Of(JsonElement menu) =>
        [.. menu.GetProperty("categories").EnumerateArray().SelectMany(category => category.GetProperty("items").EnumerateArray())
            .Select(One)];

    private static Dish One(JsonElement item) => new(item.GetProperty("id").GetString()!,
        [.. item.GetProperty("modifiers").EnumerateArray()
            .SelectMany(group => group.GetProperty("options").EnumerateArray().Take(group.GetProperty("min").GetInt32()))
            .Select(option => option.GetProperty("id").GetString()!)]);
}
