using System.Net;
using System.Text;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

public sealed class RouteTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Fact]
    public async Task An_order_travels_from_the_table_to_served()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        foreach (var status in new[] { "preparing", "ready", "served" })
        {
            var moved = await house.Rest.PatchAsync($"/api/orders/{house.OrderId}/items/{house.ItemId}/status", new { status });
            moved.Status.ShouldBe(HttpStatusCode.OK, moved.Text);
            moved.Body.GetProperty("items")[0].GetProperty("status").GetString().ShouldBe(status);
        }
        (await house.Rest.GetAsync($"/api/orders/{house.OrderId}")).Body.GetProperty("status").GetString().ShouldBe("served");
        (await house.Rest.GetAsync("/api/orders?status=served")).Body.GetProperty("items")[0].GetProperty("id").GetString()
            .ShouldBe(house.OrderId);
    }

    [Fact]
    public async Task What_belongs_to_another_restaurant_is_not_found_and_stays_as_it_is()
    {
        var (mine, theirs) = (await OpenRestaurantFixture.OpenAsync(shared.Node), await OpenRestaurantFixture.OpenAsync(shared.Node));
        var before = (await theirs.Rest.GetAsync($"/api/orders/{theirs.OrderId}")).Text;
        foreach (var wish in theirs.Wishes().Where(wish => wish.Path.Contains('_', StringComparison.Ordinal)))
            (await mine.Rest.SendRawAsync(wish.Method, wish.Path, wish.Body)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await mine.Rest.PostAsync("/api/orders",
            new { tableId = theirs.TableId, items = new[] { new { menuItemId = mine.DishId, quantity = 1 } } }))
            .ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await mine.Rest.PutAsync($"/api/tables/{mine.TableId}/waiter", new { staffId = theirs.StaffId }))
            .ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await mine.Rest.GetAsync($"/api/orders/{theirs.OrderId}")).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await mine.Rest.GetAsync($"/api/restaurants/{theirs.Rest.Session.GetProperty("user").GetProperty("restaurantId").GetString()}"))
            .ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await theirs.Rest.GetAsync($"/api/orders/{theirs.OrderId}")).Text.ShouldBe(before);
    }

    [Fact]
    public async Task Every_command_sent_again_with_its_key_gets_the_same_answer_and_counts_once()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        var refused = new List<string>();
        foreach (var (wish, i) in house.Wishes().Select((wish, i) => (wish, i)))
        {
            var first = await SendAsync(house.Rest, wish, $"again-{i}");
            var again = await SendAsync(house.Rest, wish, $"again-{i}");
            again.Status.ShouldBe(first.Status, $"{wish.Path} {first.Text} {again.Text}");
            if ((int)first.Status >= 400)
            {
                refused.Add(first.Code!);
                continue;
            }
            again.Text.ShouldBe(first.Text, wish.Path);
            again.Headers["Idempotent-Replay"].ShouldBe("true");
            first.Headers.ShouldNotContainKey("Idempotent-Replay");
        }
        // A table that is still waiting is not cleaned, nor are other guests seated there; a cancelled reservation is over; nothing was
        // served to be returned or held to be fired, no payment is pending, and by then the bill is another. All the others count.
        refused.ShouldBe(
        [
            "tableOccupied", "notFound", "unservedItems", "illegalTransition", "illegalTransition", "illegalTransition",
            "illegalTransition", "billChanged",
        ]);
    }

    [Fact]
    public async Task A_key_is_for_one_body()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        (await house.Rest.PostAsync("/api/tables", new { number = 2, seats = 2 }, "one-key")).Status.ShouldBe(HttpStatusCode.Created);
        (await house.Rest.PostAsync("/api/tables", new { number = 3, seats = 2 }, "one-key"))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "commandIdReused");
        (await house.Rest.PostAsync("/api/tables", new { number = 3, seats = 2 }, new string('x', 65)))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task A_list_is_read_page_by_page()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        for (var i = 0; i < 3; i++)
            (await house.Rest.PostAsync("/api/orders",
                new { tableId = house.TableId,
                items = new[] { new { menuItemId = house.DishId, quantity = 1 } } })).Status.ShouldBe(HttpStatusCode.Created);
        var (seen, next) = (new List<string>(), "/api/orders?limit=2");
        while (next is not null)
        {
            var page = (await house.Rest.GetAsync(next)).Body;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(order => order.GetProperty("id").GetString()!));
            next = page.GetProperty("nextCursor").GetString() is { } cursor ? $"/api/orders?limit=2&cursor={cursor}" : null;
        }
        seen.Distinct().Count().ShouldBe(5);
        seen.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("limit=0"), InlineData("limit=201"), InlineData("limit=x"), InlineData("cursor=x"), InlineData("status=7"),
        InlineData("from=yesterday"), InlineData("to=9999")]
    public async Task What_a_query_cannot_mean_is_invalid(string query)
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        (await rest.GetAsync($"/api/orders?{query}")).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
    }

    [Theory, InlineData("orders"), InlineData("bills"), InlineData("shifts")]
    public async Task A_cursor_of_the_end_of_time_is_none_of_ours(string list)
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        foreach (var end in new[] { 253402300799999, 253402300800000, long.MaxValue })
            (await rest.GetAsync($"/api/{list}?cursor={Cursor.Of($"{end} x")}")).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        (await rest.GetAsync($"/api/{list}?cursor={Cursor.Of("253402300799998 x")}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_id_that_nobody_made_is_not_found_whatever_it_looks_like()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        foreach (var wish in house.Wishes().Where(wish => wish.Path.Contains('_', StringComparison.Ordinal)))
            foreach (var id in new[] { new string('x', 65), "%20", "%C3%A9", "nobody" })
            {
                var path = string.Join('/', wish.Path.Split('/').Select(step => step.Contains('_', StringComparison.Ordinal) ? id : step));
                (await house.Rest.SendRawAsync(wish.Method, path, wish.Body)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
            }
        foreach (var path in new[] { "orders", "restaurants" })
            (await house.Rest.GetAsync($"/api/{path}/{new string('x', 65)}")).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task A_chef_takes_a_dish_off_the_menu_and_changes_nothing_else_of_it()
    {
        using var node = Node.Start(NodeSettings.Embedded() with { More = new Dictionary<string, string?> { ["Demo:Enabled"] = "true" } });
        using var chef = await node.Rest().LoginAsync("chef@demo.local", "Demo-1234");
        var dish = (await chef.GetAsync("/api/menu")).Body.GetProperty("categories")[0].GetProperty("items")[0].GetProperty("id")
            .GetString();

        var off = await chef.PatchAsync($"/api/menu/items/{dish}", new { available = false });
        off.Status.ShouldBe(HttpStatusCode.OK, off.Text);
        off.Body.GetProperty("available").GetBoolean().ShouldBeFalse();
        (await chef.PatchAsync($"/api/menu/items/{dish}", new { available = true, price = 1 }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Everything_that_goes_wrong_is_a_problem()
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        (await rest.GetAsync("/nowhere")).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await rest.GetAsync("/api/orders/o_nothing")).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await rest.SendAsync(HttpMethod.Delete, "/api/orders", null)).ShouldBeProblem(HttpStatusCode.MethodNotAllowed, "methodNotAllowed");
        (await rest.SendAsync(HttpMethod.Post, "/api/orders", null)).ShouldBeProblem(HttpStatusCode.BadRequest, "malformed");
    }

    [Fact]
    public async Task Every_answer_has_its_id_and_says_little_of_the_server()
    {
        using var rest = shared.Node.Rest();
        foreach (var path in new[] { "/health/live", "/nowhere", "/api/orders" })
        {
            var answer = await rest.GetAsync(path);
            answer.Headers["X-Request-Id"].ShouldNotBeNullOrEmpty();
            answer.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
            answer.Headers["Cache-Control"].ShouldBe("no-store");
            answer.Headers.ShouldNotContainKey("Server");
        }
    }

    [Fact]
    public async Task The_node_says_that_it_is_ready()
    {
        using var rest = shared.Node.Rest();
        (await rest.GetAsync("/health/live")).Body.GetProperty("status").GetString().ShouldBe("healthy");
        (await rest.GetAsync("/health/ready")).Body.GetProperty("parts").GetProperty("database").GetProperty("status").GetString()
            .ShouldBe("healthy");
    }

    private static Task<RestAnswer> SendAsync(Rest rest, Wish wish, string key) =>
        rest.SendAsync(wish.Method, wish.Path, new StringContent(wish.Body, Encoding.UTF8, "application/json"), key);
}
