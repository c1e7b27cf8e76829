using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Tests.Http.Corpora;
using RealtimeRestaurant.Tests.Live;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>
/// Whatever is typed into a text field comes back as it was typed, on every screen, or is refused by its field. It is text, and never
/// anything else.
/// </summary>
public sealed class NaughtyStringTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Fact]
    public void There_are_enough_of_them() => NaughtyStrings.All.Count.ShouldBeGreaterThan(480);

    [Fact]
    public async Task Each_route_and_hub_method_stores_them_unchanged_or_refuses_them()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        foreach (var text in NaughtyStrings.All)
        {
            var (message, item) = (await house.Rest.PostAsync("/api/notifications", new { message = text, type = "info" }),
                new { menuItemId = house.DishId, quantity = 1, note = text });
            ShouldBeEchoed(text, message, body => body.GetProperty("message"));
            ShouldBeEchoed(text, await house.Rest.PostAsync("/api/kitchen/alerts", new { message = text, priority = "low" }), body =>
                body.GetProperty("message"));
            ShouldBeEchoed(text, await house.Rest.PatchAsync($"/api/restaurants/{house.RestaurantId}", new { name = text }), body =>
                body.GetProperty("name"));
            ShouldBeEchoed(text, await house.Rest.PatchAsync($"/api/menu/items/{house.DishId}", new { name = text, unlimited = true }),
                body => body.GetProperty("name"));
            ShouldBeEchoed(text, await house.Rest.PatchAsync($"/api/staff/{house.StaffId}", new { name = text }), body =>
                body.GetProperty("name"));
            if (message.Status == HttpStatusCode.Created)
                (await house.Rest.GetAsync("/api/notifications?limit=1")).Body.GetProperty("items")[0].GetProperty("message").GetString()
                    .ShouldBe(text);
            var order = await house.Rest.PostAsync("/api/orders", new { tableId = house.TableId, items = new[] { item } });
            ShouldBeEchoed(text, order, body => body.GetProperty("items")[0].GetProperty("note"));
            if (order.Status == HttpStatusCode.Created)
                ShouldBeEchoed(text, await house.Rest.GetAsync($"/api/orders/{order.Id}"), body =>
                    body.GetProperty("items")[0].GetProperty("note"));
        }
    }

    [Fact]
    public async Task In_addresses_and_queries_they_are_nothing_special()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        using var stranger = shared.Node.Rest();
        foreach (var text in NaughtyStrings.All)
        {
            var escaped = Uri.EscapeDataString(text);
            foreach (var path in new[] { $"/api/orders/{escaped}", $"/api/orders?status={escaped}",
                $"/api/orders?cursor={escaped}&tableId={escaped}", $"/api/analytics?from={escaped}", $"/{escaped}" })
                ShouldBeNoFault(text, await house.Rest.GetAsync(path));
            ShouldBeNoFault(text,
                await house.Rest.PutAsync($"/api/tables/{escaped}/waiter", new { staffId = text }, IsHeader(text) ? text : null));
            ShouldBeNoFault(text, await stranger.PostAsync("/api/auth/refresh", new { refreshToken = text }));
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Each_hub_takes_them_and_every_screen_shows_them_as_they_are(bool messagePack)
    {
        await using var house = await HubTestHost.StartAsync();
        var (sender, screen, heard) = (await house.ConnectAsync("kitchen", "chef", messagePack: messagePack),
            await house.ConnectAsync("kitchen", "chef", user: "s_2"), new ConcurrentQueue<string?>());
        screen.On<JsonElement>("KitchenAlert", message => heard.Enqueue(message.GetProperty("data").GetProperty("message").GetString()));
        await screen.InvokeAsync<JsonElement>("Join", new JoinRequest(null, null));

        var taken = new List<string>();
        foreach (var (at, text) in NaughtyStrings.All.Index())
        {
            var reply = await sender.InvokeAsync<CommandReply<object>>("RaiseAlert",
                new RaiseAlertRequest { CommandId = $"c{at}", Message = text, Priority = "low" });
            if (reply.Ok) taken.Add(text);
            else reply.Problem!.Code.ShouldBe("invalid", text);
        }

        taken.Count.ShouldBeGreaterThan(400);
        await Eventually.True(() => heard.Count == taken.Count, "all that was taken has been told");
        heard.ShouldBe(taken);
    }

    private static void ShouldBeEchoed(string text, RestAnswer answer, Func<JsonElement, JsonElement> field)
    {
        ShouldBeNoFault(text, answer);
        if ((int)answer.Status < 300) (field(answer.Body).GetString() ?? "").ShouldBe(text);
        else answer.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
    }

    private static void ShouldBeNoFault(string text, RestAnswer answer) =>
        ((int)answer.Status).ShouldBeInRange(200, 499, $"{text} → {answer.Text}");

    private static bool IsHeader(string text) => text.Length > 0 && text.All(letter => letter is > ' ' and <= '~');
}
