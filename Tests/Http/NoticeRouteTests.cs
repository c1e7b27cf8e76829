using System.Net;
using RealtimeRestaurant.Tests.Rigs;
using static RealtimeRestaurant.Tests.Http.Crew;

namespace RealtimeRestaurant.Tests.Http;

public sealed class NoticeRouteTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Fact]
    public async Task Everybody_sees_what_is_addressed_to_them_the_newest_first_and_marks_it_as_read()
    {
        using var crew = await OpenAsync(shared.Node);
        using var waiter = await crew.HireAsync("waiter");
        using var chef = await crew.HireAsync("chef");
        var all = await crew.Admin.PostAsync("/api/notifications", new { message = "To all", type = "info" });
        all.Status.ShouldBe(HttpStatusCode.Created, all.Text);
        await crew.Admin.PostAsync("/api/notifications", new { message = "To chefs", type = "info", role = "chef" });
        var personal = (await crew.Admin.PostAsync("/api/notifications",
            new { message = "To you", type = "praise", userId = IdOf(waiter) })).Id;

        (await MessagesAsync(waiter)).ShouldBe(["To you", "To all"]);
        (await MessagesAsync(chef)).ShouldBe(["To chefs", "To all"]);
        (await MessagesAsync(crew.Admin)).ShouldBe(["To all"]);

        var read = await waiter.PostAsync($"/api/notifications/{personal}/read", null);
        read.Body.GetProperty("read").GetBoolean().ShouldBeTrue(read.Text);
        (await waiter.PostAsync($"/api/notifications/{personal}/read", null)).Status.ShouldBe(HttpStatusCode.OK);
        (await MessagesAsync(waiter, "?unread=true")).ShouldBe(["To all"]);
        (await MessagesAsync(waiter, "?unread=false")).Count.ShouldBe(2);
        foreach (var other in new[] { chef, crew.Admin })
            (await other.PostAsync($"/api/notifications/{personal}/read", null)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await waiter.GetAsync("/api/notifications?unread=maybe")).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task They_are_read_page_by_page_while_some_are_being_marked()
    {
        using var crew = await OpenAsync(shared.Node);
        for (var i = 0; i < 7; i++) await crew.Admin.PostAsync("/api/notifications", new { message = $"{i}", type = "info" });
        var (seen, next) = (new List<string>(), "?unread=true&limit=3");
        while (next is not null)
        {
            var page = (await crew.Admin.GetAsync($"/api/notifications{next}")).Body;
            foreach (var notice in page.GetProperty("items").EnumerateArray())
            {
                seen.Add(notice.GetProperty("message").GetString()!);
                await crew.Admin.PostAsync($"/api/notifications/{notice.GetProperty("id").GetString()}/read", null);
            }
            next = page.GetProperty("nextCursor").GetString() is { } cursor ? $"?unread=true&limit=3&cursor={cursor}" : null;
        }
        seen.ShouldBe(["6", "5", "4", "3", "2", "1", "0"]);
        (await MessagesAsync(crew.Admin, "?unread=true")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"message":"x","type":"two words"}""", "type"), InlineData("""{"type":"info"}""", "message"),
        InlineData("""{"message":"x","type":"info","userId":"u","role":"chef"}""", "role")]
    [InlineData("""{"message":"x","type":"info","role":"boss"}""", "role"), InlineData("""{"message":"x"}""", "type")]
    public async Task What_is_wrong_with_a_notice_is_told_by_its_field(string body, string field)
    {
        using var crew = await OpenAsync(shared.Node);
        var answer = await crew.Admin.SendRawAsync(HttpMethod.Post, "/api/notifications", body);
        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        answer.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([field]);
    }

    [Fact]
    public async Task Only_a_manager_sends_and_only_to_who_works_there()
    {
        using var crew = await OpenAsync(shared.Node);
        using var others = await OpenAsync(shared.Node);
        using var waiter = await crew.HireAsync("waiter");
        (await waiter.PostAsync("/api/notifications", new { message = "x", type = "info" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await crew.Admin.PostAsync("/api/notifications", new { message = "x", type = "info", userId = IdOf(others.Admin) }))
            .ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
    }

    private static async Task<List<string>> MessagesAsync(Rest person, string query = "") =>
        [.. (await person.GetAsync($"/api/notifications{query}")).Body.GetProperty("items").EnumerateArray()
            .Select(notice => notice.GetProperty("message").GetString()!)];
}
