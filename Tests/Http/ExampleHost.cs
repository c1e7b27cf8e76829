using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>
/// The demo restaurant, with one person of each role signed in, where each example of the API document can be made to make sense.
/// </summary>
public sealed class ExampleHost : IAsyncLifetime
{
    private readonly Dictionary<Role, Rest> _people = [];
    private readonly Dictionary<string, string> _menu = [];
    private int _tables = 200;

    internal Node Node { get; } = Node.Start(
        NodeSettings.Embedded() with { More = new Dictionary<string, string?> { ["Demo:Enabled"] = "true" } });

    internal JsonNode Document { get; private set; } = null!;

    internal IReadOnlyList<Operation> Operations { get; private set; } = [];

    internal Schemas Schemas { get; private set; } = null!;

    internal Operation Operation(string id) => Operations.Single(operation => operation.Id == id);

    internal Rest As(Role role) => _people[role];

    public async Task InitializeAsync()
    {
        foreach (var role in Enum.GetValues<Role>()) _people[role] = await Node.Rest().LoginAsync($"{role.Name()}@demo.local", "Demo-1234");
        var dishes = (await As(Role.Waiter).GetAsync("/api/menu")).Body.GetProperty("categories").EnumerateArray()
            .SelectMany(category => category.GetProperty("items").EnumerateArray()).ToArray();
        foreach (var dish in dishes) _menu[Symbol("dish", dish)] = Id(dish);
        // Dishes have options of the same name; those of the examples are the Tagliata's.
        foreach (var group in dishes.Single(dish => dish.GetProperty("name").GetString() == "Tagliata").GetProperty("modifiers")
            .EnumerateArray())
            foreach (var option in group.GetProperty("options").EnumerateArray()) _menu[Symbol("opt", option)] = Id(option);
        Document = JsonNode.Parse((await Node.Rest().GetAsync("/openapi/v1.json")).Text)!;
        (Operations, Schemas) = (Http.Operation.All(Document), new Schemas(Document));
    }

    /// <summary>A table of its own for this operation, with everything on it that its examples name.</summary>
    internal async Task<Stage> StageAsync(Operation operation)
    {
        var ids = new Dictionary<string, string>(_menu) { ["r_1"] = As(Role.Admin).Session.GetProperty("user").GetProperty("restaurantId")
            .GetString()!, ["u_anna"] = "u_demo_waiter",
            // A reservation is for a time to come, and an example stays as it is.
            ["2026-11-24T19:00:00.000Z"] = WireTime.Of(DateTimeOffset.UtcNow.AddDays(1)) };
        var stage = new Stage(this, ids);
        ids["tbl_8"] = await stage.PostAsync(Role.Manager, "/api/tables", $$"""{"number": {{++_tables}}, "seats": 4}""");
        ids["tbl_7"] = await stage.PostAsync(Role.Manager, "/api/tables", $$"""{"number": {{++_tables}}, "seats": 4}""");
        await ExampleStages.PrepareAsync(stage, operation.Id);
        return stage;
    }

    public async Task DisposeAsync()
    {
        foreach (var rest in _people.Values) rest.Dispose();
        await Node.DisposeAsync();
    }

    private static string Symbol(string prefix, JsonElement named) =>
        $"{prefix}_{named.GetProperty("name").GetString()!.ToLowerInvariant().Replace(' ', '_')}";

    private static string Id(JsonElement thing) => thing.GetProperty("id").GetString()!;
}

/// <summary>What an example's symbols stand for.</summary>
internal sealed record Stage(ExampleHost DemoClients, Dictionary<string, string> Ids)
{
    /// <summary>Each symbol where it stands alone: it may be the beginning of another one, or of a real id.</summary>
    public string Fill(string text) =>
        Regex.Replace(text, $@"(?<!\w)(?:{string.Join('|', Ids.Keys.Select(Regex.Escape))})(?!\w)", symbol =>
            Ids[symbol.Value], RegexOptions.None, TimeSpan.FromSeconds(5));

    public Task<RestAnswer> SendAsync(Rest rest, Operation operation, string? body, string? address = null)
    {
        address = Fill(address ?? operation.Address);
        return body is null ? rest.SendAsync(operation.Verb, address, null)
            : operation.TakesImage ? rest.SendRawAsync(operation.Verb, address, Convert.FromBase64String(body), "image/png")
            : rest.SendRawAsync(operation.Verb, address, Fill(body));
    }

    /// <summary>Sends the example.</summary>
    public async Task<RestAnswer> SendAsync(Role role, Operation operation)
    {
        var answer = await SendAsync(DemoClients.As(role), operation, operation.Request);
        // A new password ends the session that sent it, and gives another.
        if (operation.Id == "changePassword" && answer.Status == HttpStatusCode.OK) DemoClients.As(role).Use(answer.Body);
        return answer;
    }

    /// <summary>Does what the stage needs; the id of what it made.</summary>
    public Task<string> PostAsync(Role role, string path, string body) => DoAsync(HttpMethod.Post, role, path, body);

    public async Task<string> DoAsync(HttpMethod method, Role role, string path, string body)
    {
        var answer = await DemoClients.As(role).SendRawAsync(method, Fill(path), Fill(body));
        ((int)answer.Status).ShouldBeInRange((int)HttpStatusCode.OK, 299, $"{method} {path} {answer.Text}");
        return answer.Body.TryGetProperty("id", out var id) ? id.GetString()! : answer.Text;
    }
}
