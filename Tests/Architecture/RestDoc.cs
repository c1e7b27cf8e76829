using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>The table of REST in docs/protocol.md names every door there is, and no other.</summary>
public sealed partial class RestDoc
{
    [Fact]
    public void Every_door_is_in_the_table_and_the_table_names_no_other()
    {
        using var node = Node.Start(NodeSettings.Embedded());
        var doors = node.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(Doors);
        doors.ShouldBe(ProtocolDoc.Table("| verb |").SelectMany(InDocument), ignoreOrder: true);
    }

    [Fact]
    public void A_missing_row_would_be_found() =>
        InDocument(["GET", "/api/a, /api/a/{id}", ""]).ShouldBe(["GET /api/a", "GET /api/a/{}"]);

    // Health answers every method, beside GET; hubs are no REST, and the page at /docs with its scripts is for people.
    private static IEnumerable<string> Doors(RouteEndpoint endpoint) =>
        $"/{endpoint.RoutePattern.RawText!.Trim('/')}" is var path
            && (path.StartsWith("/hubs/", StringComparison.Ordinal) || path.StartsWith("/docs", StringComparison.Ordinal)) ? []
            : (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                .Select(verb => $"{verb} {Parameter().Replace(path, "{}")}");

    private static IEnumerable<string> InDocument(string[] row) =>
        row[1].Split(", ").Select(path => $"{row[0]} {Parameter().Replace(path, "{}")}");

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
