using System.Net;
using static RealtimeRestaurant.Tests.Http.Crew;

namespace RealtimeRestaurant.Tests.Http;

public sealed class ReservationRouteTests(SharedNode shared) : IClassFixture<SharedNode>
{
    private static readonly DateTimeOffset Tomorrow = DateTimeOffset.UtcNow.AddDays(1);

    [Fact]
    public async Task A_reservation_is_taken_changed_and_seated_and_stays_in_the_list()
    {
        using var crew = await OpenAsync(shared.Node);
        var table = (await crew.Admin.PostAsync("/api/tables", new { number = 1, seats = 4 })).Id;
        var body = new
        {
            name = "Kim", phone = "+39 06 1234 5678", partySize = 4, at = $"{Tomorrow:yyyy-MM-ddTHH:mm:ssZ}", tableIds = new[] { table },
        };
        var made = await crew.Admin.PostAsync("/api/reservations", body, "res-1");
        (made.Status, made.Body.GetProperty("phone").GetString()).ShouldBe((HttpStatusCode.Created, "+390612345678"));
        (await crew.Admin.PostAsync("/api/reservations", body, "res-1")).Text.ShouldBe(made.Text);
        (await crew.Admin.PostAsync("/api/reservations", body, "res-2")).ShouldBeProblem(HttpStatusCode.Conflict, "alreadyTaken");
        (await crew.Admin.GetAsync("/api/tables")).Body.GetProperty("items")[0].GetProperty("nextReservation").GetProperty("id").GetString()
            .ShouldBe(made.Id);

        var changed = await crew.Admin.PatchAsync($"/api/reservations/{made.Id}", new { phone = (string?)null, partySize = 3 });
        (changed.Body.GetProperty("phone").GetString(), changed.Body.GetProperty("partySize").GetInt32()).ShouldBe((null, 3));
        (await crew.Admin.PostAsync($"/api/reservations/{made.Id}/arrive", new { })).Body.GetProperty("status").GetString()
            .ShouldBe("seated");

        (await crew.Admin.GetAsync("/api/tables")).Body.GetProperty("items")[0].GetProperty("guests").GetInt32().ShouldBe(3);
        (await crew.Admin.GetAsync($"/api/reservations/{made.Id}")).Body.GetProperty("status").GetString().ShouldBe("seated");
        (await crew.Admin.GetAsync("/api/reservations?status=seated")).Body.GetProperty("items")[0].GetProperty("id").GetString()
            .ShouldBe(made.Id);
        (await crew.Admin.GetAsync("/api/reservations?status=booked")).Body.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await crew.Admin.PostAsync($"/api/reservations/{made.Id}/no-show", new { })).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task A_chef_sees_no_guests_to_come()
    {
        using var crew = await OpenAsync(shared.Node);
        using var chef = await crew.HireAsync("chef");
        var table = (await crew.Admin.PostAsync("/api/tables", new { number = 1, seats = 4 })).Id;
        (await crew.Admin.PostAsync("/api/reservations",
            new { name = "Secret", partySize = 2, at = $"{Tomorrow:yyyy-MM-ddTHH:mm:ssZ}", tableIds = new[] { table } })).Status
            .ShouldBe(HttpStatusCode.Created);

        (await chef.GetAsync("/api/reservations")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await chef.GetAsync("/api/tables")).Text.ShouldNotContain("Secret");
        (await chef.GetAsync("/api/kitchen")).Text.ShouldNotContain("Secret");
    }
}
