using System.Text.Json.Nodes;
using RealtimeRestaurant.Client;

namespace RealtimeRestaurant.Tests.Clients.Conformance;

/// <summary>The client in C# plays every case of <c>Clients/conformance</c>, over a WebSocket.</summary>
public sealed class ConformanceTests
{
    private static readonly string Folder = Path.Combine(Rigs.Repository.Root, "Clients", "conformance");

    public static TheoryData<string, string, WireProtocol> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, WireProtocol>();
            foreach (var file in Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal))
                foreach (var one in Read(file))
                    foreach (var protocol in Enum.GetValues<WireProtocol>())
                        cases.Add(Path.GetFileName(file), (string)one["name"]!, protocol);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Every_case_holds(string file, string name, WireProtocol protocol)
    {
        var script = Read(Path.Combine(Folder, file)).Single(one => (string?)one["name"] == name);
        await using var run = await CaseRun.BeginAsync((string?)script["hub"] ?? "kitchen", protocol);
        await run.PlayAsync(script["steps"]!.AsArray());
    }

    [Fact]
    public void All_cases_are_played() => Cases.Count.ShouldBeGreaterThanOrEqualTo(2 * 56);

    private static IEnumerable<JsonNode> Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsArray().OfType<JsonNode>();
}
