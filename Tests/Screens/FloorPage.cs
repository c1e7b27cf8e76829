using Microsoft.Playwright;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Screens;

/// <summary>What a waiter does on the floor's page.</summary>
internal static class FloorPage
{
    public static ILocator Table(this IPage floor, string name) => floor.Locator(".plan .table", new() { HasText = name });

    /// <summary>Opens a table that is free, and seats guests.</summary>
    public static async Task SeatAsync(this IPage floor, string table, int guests = 2)
    {
        await floor.Table(table).ClickAsync();
        await floor.ButtonAsync(guests == 1 ? "1 guest" : $"{guests} guests");
    }

    /// <summary>At the table that is open: adds dishes that need no choice, and sends them.</summary>
    public static async Task OrderAsync(this IPage floor, params string[] dishes)
    {
        await floor.ButtonAsync("Add");
        foreach (var dish in dishes)
        {
            await floor.GetByPlaceholder("Find a dish").FillAsync(dish);
            await floor.Locator(".dish", new() { HasText = dish }).ClickAsync();
        }
        await floor.GetByRole(AriaRole.Button, new() { NameRegex = new("^Send ") }).Filter(new() { Visible = true }).First.ClickAsync();
    }

    /// <summary>A line of an order that the panel shows.</summary>
    public static ILocator Line(this IPage floor, string dish) => floor.Locator(".order .order-line", new() { HasText = dish });

    /// <summary>Where a device finds the node whose network may be cut.</summary>
    public static Uri Address(this FaultProxy network) => new($"http://127.0.0.1:{network.Port}");

    public static Task ButtonAsync(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).Filter(new() { Visible = true }).First.ClickAsync();
}

/// <summary>What a chef does on the kitchen's page.</summary>
internal static class KitchenPage
{
    public static ILocator Ticket(this IPage kitchen, string dish) => kitchen.Tickets().Filter(new() { HasText = dish });

    public static ILocator Tickets(this IPage kitchen) => kitchen.Locator("article.ticket:not(.gone)");
}
