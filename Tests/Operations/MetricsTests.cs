using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Tests.Journeys;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Operations;

public sealed partial class MetricsTests
{
    private const string Token = "a-token-for-metrics-1";

    // What begins like this is measured, and nothing else in a query of the dashboard is a name of a metric.
    private static readonly string[] Families = ["restaurant_", "http_", "kestrel_", "signalr_", "dotnet_", "aspnetcore_"];

    private static readonly string[] OfHistogram = ["bucket", "sum", "count"];

    [Fact]
    public async Task The_dashboard_shows_nothing_that_is_not_measured()
    {
        await using var redis = await RedisRig.OfItsOwn();
        var metrics = await EveningAsync(redis);
        var measured = TypeLine().Matches(metrics).SelectMany(Series).ToHashSet();

        var shown = Shown().ToHashSet();
        shown.Count.ShouldBeGreaterThan(25);
        shown.Except(measured).ShouldBeEmpty($"measured: {string.Join(' ', measured.Order(StringComparer.Ordinal))}");
    }

    [Fact]
    public async Task Every_measurement_of_ours_is_in_the_document_and_the_document_names_no_other()
    {
        await using var redis = await RedisRig.OfItsOwn();
        var measured =
            TypeLine().Matches(await EveningAsync(redis)).Select(type => type.Groups["name"].Value)
            .Where(name => name.StartsWith("restaurant_", StringComparison.Ordinal)).ToHashSet();

        var documented =
            Documented().Matches(Architecture.Repository.Read("docs/operations.md")).Select(row => row.Groups["name"].Value).ToHashSet();
        documented.ShouldBe(measured, ignoreOrder: true);
    }

    [Fact]
    public async Task No_label_names_a_restaurant_or_a_person_and_there_are_few_series()
    {
        await using var redis = await RedisRig.OfItsOwn();
        var series =
            (await EveningAsync(redis)).Split('\n').Where(line => line.StartsWith("restaurant_", StringComparison.Ordinal)).ToArray();
        series.ShouldAllBe(line =>
            !line.Contains("=\"r_", StringComparison.Ordinal) && !line.Contains("=\"s_", StringComparison.Ordinal)
            && !line.Contains("=\"o_", StringComparison.Ordinal));
        series.Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public async Task Without_its_token_nobody_in_Production_sees_that_there_are_metrics()
    {
        var settings = NodeSettings.Embedded() with { Environment = "Production" };
        await using var node = Node.Start(settings.With("Telemetry:MetricsToken", Token));
        using var rest = node.Rest();
        (await rest.GetAsync("/metrics")).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        foreach (var wrong in new[] { Token + "x", Token[..^1], "x" })
        {
            rest.Token = wrong;
            (await rest.GetAsync("/metrics")).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        }
        rest.Token = Token;
        var answer = await rest.GetAsync("/metrics");
        (answer.Status, answer.MediaType).ShouldBe((HttpStatusCode.OK, "text/plain"));
    }

    [Fact]
    public async Task Where_no_token_is_set_nobody_has_metrics_but_this_machine_in_Development()
    {
        await using var production = Node.Start(NodeSettings.Embedded() with { Environment = "Production" });
        using var rest = await production.Rest().RegisterAsync();
        (await rest.GetAsync("/metrics")).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        await using var development = Node.Start(NodeSettings.Embedded());
        using var here = development.Rest();
        (await here.GetAsync("/metrics")).Status.ShouldBe(HttpStatusCode.OK);
    }

    // A guest's order from the table to the kitchen, with a screen, a refusal, and a second node's ring.
    private static async Task<string> EveningAsync(RedisRig redis)
    {
        var settings =
            DemoClients.WithDemo(NodeSettings.Embedded() with { Redis = redis.ConnectionString }).With("RateLimits:Enabled", "true")
            .With("RateLimits:Search:Permits", "1");
        await using var node = Node.Start(settings);
        await using var other = Node.Start(settings);
        await using var house = await DemoClients.OpenAsync(node.Address, other.Address);
        var kitchen = await house.KitchenAsync(WireProtocol.Json, other.Address);
        var table = await house.SeatAsync(0);
        var order = await house.OrderAsync(table, dishes: 2);
        await kitchen.ReachesAsync(order.GetProperty("seq").GetInt64());
        await house.PayAsync(table);
        (await house.Waiter.GetAsync("/api/orders?status=completed")).Status.ShouldBe(HttpStatusCode.OK);
        (await house.Waiter.GetAsync("/api/orders?status=completed")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rateLimited");
        (await house.Waiter.GetAsync("/nowhere")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var scraper = node.Rest();
        return (await scraper.GetAsync("/metrics")).Text;
    }

    private static string[] Series(Match type) => type.Groups["type"].Value is "histogram"
        ? [.. OfHistogram.Select(end => $"{type.Groups["name"].Value}_{end}")] : [type.Groups["name"].Value];

    private static IEnumerable<string> Shown() => Queries(JsonDocument.Parse(Architecture.Repository.Read("docs/grafana.json")).RootElement)
        .Concat(AlertRule().Matches(Architecture.Repository.Read("deploy/alerts.yml")).Select(rule => rule.Groups["query"].Value))
        .SelectMany(query => Word().Matches(Labels().Replace(query, "")).Select(word => word.Value))
            .Where(word => Families.Any(family => word.StartsWith(family, StringComparison.Ordinal)));

    private static IEnumerable<string> Queries(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object =>
            node.EnumerateObject().SelectMany(field => field.Name is "expr" ? [field.Value.GetString()!] : Queries(field.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Queries),
        _ => [],
    };

    [GeneratedRegex(@"^# TYPE (?<name>\w+) (?<type>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^\| `(?<name>restaurant_\w+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Documented();

    // What stands in braces, brackets or after `by` are labels and times.
    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|\bby \([^)]*\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"^ *expr: (?<query>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex AlertRule();

    [GeneratedRegex(@"[a-z_][a-z0-9_]*")]
    private static partial Regex Word();
}
