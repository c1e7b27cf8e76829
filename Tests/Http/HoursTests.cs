using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

public sealed class HoursTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));
    private readonly Node _node;

    public HoursTests() => _node = Node.Start(NodeSettings.Embedded(), _clock);

    [Fact]
    public async Task Managers_see_the_hours_of_all_and_staff_their_own()
    {
        using var crew = await Crew.OpenAsync(_node);
        using var waiter = await crew.HireAsync("waiter");
        using var chef = await crew.HireAsync("chef");
        var id = Crew.IdOf(waiter);
        await SetAsync(waiter, "available");
        _clock.Advance(TimeSpan.FromMinutes(5));
        await SetAsync(waiter, "onBreak");
        _clock.Advance(TimeSpan.FromMinutes(1));

        var own = await waiter.GetAsync($"/api/staff/{id}/hours");
        own.Status.ShouldBe(HttpStatusCode.OK, own.Text);
        var day = own.Body.GetProperty("days").EnumerateArray().Single();
        (day.GetProperty("day").GetString(), Seconds(day)).ShouldBe(("2026-11-23", (300, 60)));
        day.GetProperty("open").GetBoolean().ShouldBeTrue();
        day.GetProperty("timecards")[0].GetProperty("to").ValueKind.ShouldBe(JsonValueKind.Null);
        Seconds(own.Body).ShouldBe((300, 60));

        (await crew.Admin.GetAsync($"/api/staff/{id}/hours?from=2026-11-20&to=2026-11-23")).Text.ShouldBe(own.Text);
        var all = (await crew.Admin.GetAsync("/api/staff/hours")).Body.GetProperty("items").EnumerateArray().ToArray();
        all.Length.ShouldBe(3);
        Seconds(all.Single(one => one.GetProperty("staffId").GetString() == id)).ShouldBe((300, 60));
        (await crew.Admin.GetAsync("/api/staff/hours?limit=1")).Body.GetProperty("nextCursor").GetString().ShouldNotBeNull();
        (await crew.Admin.GetAsync($"/api/staff/{id}/hours?from=2026-11-20&to=2026-11-22")).Body.GetProperty("days").GetArrayLength()
            .ShouldBe(0);

        (await chef.GetAsync($"/api/staff/{id}/hours")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await waiter.GetAsync("/api/staff/hours")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await crew.Admin.GetAsync("/api/staff/u_nobody/hours")).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        foreach (var range in (string[])["from=2026-08-14", "from=2026-11-23&to=2026-11-22", "to=soon", "from=-1"])
            (await crew.Admin.GetAsync($"/api/staff/hours?{range}")).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        (await crew.Admin.GetAsync("/api/staff/hours?from=2026-08-15")).Status.ShouldBe(HttpStatusCode.OK);
    }

    public void Dispose() => _node.Dispose();

    private static async Task SetAsync(Rest who, string status) =>
        (await who.PutAsync($"/api/staff/{Crew.IdOf(who)}/status", new { status })).Status.ShouldBe(HttpStatusCode.OK);

    private static (int, int) Seconds(JsonElement hours) =>
        (hours.GetProperty("workedSeconds").GetInt32(), hours.GetProperty("breakSeconds").GetInt32());
}
