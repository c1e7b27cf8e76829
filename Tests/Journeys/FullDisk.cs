using System.Net;
using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>The disk fills up in the middle of an evening, and later there is space again.</summary>
public sealed class FullDisk
{
    [SmallDiskFact]
    public async Task Nothing_is_acknowledged_that_is_not_there_reading_goes_on_and_so_does_writing_once_there_is_space()
    {
        using var disk = new SmallDisk();
        var settings = DemoClients.WithDemo(new NodeSettings(Path.Combine(disk.Folder, "restaurant.db")));
        var acknowledged = new List<string>();
        string restaurantId;
        await using (var node = await NodeProcess.StartAsync(settings))
        {
            await using var house = await DemoClients.OpenAsync(node.Address);
            restaurantId = house.RestaurantId;
            var kitchen = await house.KitchenAsync(WireProtocol.Json);
            var table = await house.SeatAsync(0);
            for (var i = 0; i < 20; i++) acknowledged.Add((await house.OrderAsync(table)).GetProperty("id").GetString()!);

            for (var round = 0; round < 2; round++)
            {
                disk.Fill();
                var refused = await UntilRefusedAsync(house, table, acknowledged, $"full-{round}");
                await IsReadOnlyAsync(house, acknowledged[^1], refused.Answer);

                disk.Free();
                await GoesOnAsync(house, table, acknowledged, refused.Key);
            }
            await Eventually.True(async () => await StatusAsync(node) == ("healthy", "healthy"), "it is as ready as before");
            await kitchen.HearsAsync("OrderCreated", @event => @event.As<Hubs.Wire.KitchenOrderCreated>().Order.Id == acknowledged[^1]);
            node.Output.Split("The store is not writable; commands are refused until it is. The disk is full").Length
                .ShouldBeInRange(3, 12, "said when it becomes so, not by every command");
        }

        var truth = await Truth.ReadAsync(settings, restaurantId);
        truth.ShouldBeGapless();
        truth.Orders.ShouldBe(acknowledged, "what was acknowledged, and nothing that was refused");
        Integrity(settings.Sqlite).ShouldBe("ok");
    }

    private static async Task IsReadOnlyAsync(DemoClients house, string orderId, RestAnswer refused)
    {
        refused.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
        refused.Body.GetProperty("detail").GetString()!.ShouldContain("disk of the store is full");
        refused.Headers.ShouldContainKey("Retry-After");
        foreach (var path in new[] { "/api/tables", "/api/menu", "/api/orders", $"/api/orders/{orderId}", "/api/restaurants" })
            (await house.Manager.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK, path);
        (await StatusAsync(house.Waiter)).ShouldBe(("degraded", "degraded"));
        var signIn = await house.Waiter.PostAsync("/api/auth/login", new { email = "chef@demo.local", password = "Demo-1234" });
        signIn.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    // What is left in blocks that are already the database's may still take a few.
    private static async Task<(string Key, RestAnswer Answer)> UntilRefusedAsync(DemoClients house, string table,
        List<string> acknowledged, string key)
    {
        for (var i = 0; i < 5000; i++)
        {
            var answer = await PlaceAsync(house, table, $"{key}-{i}");
            if (answer.Status != HttpStatusCode.Created) return ($"{key}-{i}", answer);
            acknowledged.Add(answer.Id);
        }
        throw new InvalidOperationException("The disk never filled up.");
    }

    private static async Task GoesOnAsync(DemoClients house, string table, List<string> acknowledged, string key)
    {
        RestAnswer answer = null!;
        await Eventually.True(async () =>
            (answer = await PlaceAsync(house, table, key)).Status == HttpStatusCode.Created,
            "the refused order is taken under its own key");
        acknowledged.Add(answer.Id);
        for (var i = 0; i < 10; i++) acknowledged.Add((await house.OrderAsync(table)).GetProperty("id").GetString()!);
    }

    private static Task<RestAnswer> PlaceAsync(DemoClients house, string table, string key) =>
        house.Waiter.PostAsync("/api/orders",
            new { tableId = table, items = new[] { new { menuItemId = house.Dishes[0], quantity = 1 } } }, key);

    private static async Task<(string Ready, string Database)> StatusAsync(NodeProcess node)
    {
        using var rest = node.Rest();
        return await StatusAsync(rest);
    }

    private static async Task<(string Ready, string Database)> StatusAsync(Rest rest)
    {
        var ready = await rest.GetAsync("/health/ready");
        return (ready.Body.GetProperty("status").GetString()!, ready.Body.GetProperty("parts").GetProperty("database").GetProperty("status")
            .GetString()!);
    }

    private static string Integrity(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        return (string)check.ExecuteScalar()!;
    }
}
