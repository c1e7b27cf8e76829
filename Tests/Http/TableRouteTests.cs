using System.Net;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>Tables over REST: their records, and the parties at them.</summary>
public sealed class TableRouteTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Fact]
    public async Task A_table_is_renamed_and_every_screen_and_document_of_its_guests_shows_it()
    {
        var open = await OpenRestaurantFixture.OpenAsync(shared.Node);
        var changed = await open.Rest.PatchAsync($"/api/tables/{open.TableId}", new { number = 30, name = "Terrace 3", area = "Terrace" });
        (changed.Status, changed.Body.GetProperty("name").GetString()).ShouldBe((HttpStatusCode.OK, "Terrace 3"));

        foreach (var path in new[] { $"/api/orders/{open.OrderId}", $"/api/bills/{open.BillId}" })
        {
            var shown = (await open.Rest.GetAsync(path)).Body;
            (shown.GetProperty("tableNumber").GetInt32(), shown.GetProperty("tableName").GetString()).ShouldBe((30, "Terrace 3"), path);
        }
        var board = (await open.Rest.GetAsync("/api/kitchen")).Body;
        foreach (var shown in new[] { board.GetProperty("orders"), board.GetProperty("tickets") }
            .Select(all => all.EnumerateArray().First(one => one.GetProperty("tableNumber").GetInt32() == 30)))
            shown.GetProperty("tableName").GetString().ShouldBe("Terrace 3");
        var bills = (await open.Rest.GetAsync($"/api/bills?tableId={open.TableId}")).Body.GetProperty("items");
        bills[0].GetProperty("tableName").GetString().ShouldBe("Terrace 3");
    }

    [Fact]
    public async Task A_table_is_placed_on_the_plan_and_taken_off_and_half_a_place_is_refused()
    {
        var open = await OpenRestaurantFixture.OpenAsync(shared.Node);
        var path = $"/api/tables/{open.TableId}";
        var placed = await open.Rest.PatchAsync(path, new { place = new { x = 250, y = 1000 } });
        placed.Status.ShouldBe(HttpStatusCode.OK, placed.Text);
        placed.Body.GetProperty("place").GetRawText().ShouldBe("""{"x":250,"y":1000}""");
        (await open.Rest.PatchAsync(path, new { place = new { x = 1 } })).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        (await open.Rest.PatchAsync(path, new { place = new { x = 1, y = 1001 } })).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        var off = await open.Rest.PatchAsync(path, new { place = (object?)null });
        off.Body.GetProperty("place").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_number_or_a_name_that_another_table_has_is_refused_at_its_field()
    {
        var open = await OpenRestaurantFixture.OpenAsync(shared.Node);
        await open.Rest.PostAsync("/api/tables", new { number = 2, seats = 8, name = "Long table" });
        foreach (var (field, taken) in new[] { ("number", (object)new { number = 2 }), ("name", new { name = "Long table" }) })
        {
            var refused = await open.Rest.PatchAsync($"/api/tables/{open.TableId}", taken);
            refused.ShouldBeProblem(HttpStatusCode.Conflict, "alreadyExists");
            refused.Body.GetProperty("errors").EnumerateObject().Single().Name.ShouldBe(field);
        }
    }

    [Fact]
    public async Task Guests_move_and_tables_merge_and_the_kitchen_and_the_bills_show_where_they_are()
    {
        var open = await OpenRestaurantFixture.OpenAsync(shared.Node);
        var other = (await open.Rest.PostAsync("/api/tables", new { number = 2, seats = 8, name = "Long table" })).Id;
        var moved = await open.Rest.PostAsync($"/api/tables/{open.TableId}/move", new { toTableId = other });
        (moved.Status, moved.Body.GetProperty("id").GetString(), moved.Body.GetProperty("guests").GetInt32())
            .ShouldBe((HttpStatusCode.OK, other, 2));
        (await open.Rest.GetAsync($"/api/bills/{open.BillId}")).Body.GetProperty("tableName").GetString().ShouldBe("Long table");
        (await open.Rest.GetAsync("/api/kitchen")).Body.GetProperty("tickets").EnumerateArray()
            .Select(ticket => ticket.GetProperty("tableName").GetString()).ShouldContain("Long table");
        (await open.Rest.PostAsync($"/api/tables/{open.TableId}/move", new { toTableId = other }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "tableNotSeated");

        (await open.Rest.PatchAsync($"/api/tables/{open.TableId}/status", new { status = "available" })).Status.ShouldBe(HttpStatusCode.OK);
        (await open.Rest.PostAsync($"/api/tables/{open.TableId}/merge", new { intoTableId = other })).Body
            .ShouldSatisfyAllConditions(
                table => table.GetProperty("mergedInto").GetString().ShouldBe(other),
                table => table.GetProperty("status").GetString().ShouldBe("occupied"));
        (await open.Rest.PostAsync($"/api/tables/{open.TableId}/unmerge", new { })).Body.GetProperty("status").GetString()
            .ShouldBe("needsCleaning");
    }

    [Fact]
    public async Task A_retired_table_is_on_no_list_but_the_one_of_retired_tables()
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        var id = (await rest.PostAsync("/api/tables", new { number = 1, seats = 4, name = "Corner" })).Id;
        (await rest.PatchAsync($"/api/tables/{id}", new { retired = true })).Body.GetProperty("retired").GetBoolean().ShouldBeTrue();

        (await rest.GetAsync("/api/tables")).Body.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await rest.GetAsync("/api/tables?retired=true")).Body.GetProperty("items")[0].GetProperty("id").GetString().ShouldBe(id);
        (await rest.GetAsync("/api/tables?retired=perhaps")).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        (await rest.PatchAsync($"/api/tables/{id}", new { retired = false })).Status.ShouldBe(HttpStatusCode.OK);
        (await rest.GetAsync("/api/tables")).Body.GetProperty("items").GetArrayLength().ShouldBe(1);
    }
}
