using System.Net;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

public sealed class DashboardRouteTests
{
    [Fact]
    public async Task Managers_get_the_figures_of_now_and_others_do_not()
    {
        using var node = Node.Start(NodeSettings.Embedded() with { More = new Dictionary<string, string?> { ["Demo:Enabled"] = "true" } });
        foreach (var role in new[] { "admin", "manager" })
        {
            using var rest = await node.Rest().LoginAsync($"{role}@demo.local", "Demo-1234");
            var figures = await rest.GetAsync("/api/dashboard");
            figures.Status.ShouldBe(HttpStatusCode.OK, figures.Text);
            figures.Body.GetProperty("seq").GetInt64().ShouldBeGreaterThan(0);
            figures.Body.GetProperty("day").GetString().ShouldBe(figures.Body.GetProperty("stats").GetProperty("day").GetString());
            figures.Body.GetProperty("analytics").GetProperty("revenueByHour").GetArrayLength().ShouldBe(24);
        }
        foreach (var role in new[] { "waiter", "cashier", "chef" })
        {
            using var rest = await node.Rest().LoginAsync($"{role}@demo.local", "Demo-1234");
            (await rest.GetAsync("/api/dashboard")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        }
    }
}
