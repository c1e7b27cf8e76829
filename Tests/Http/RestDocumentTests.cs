using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.OpenApi;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>The API document: whole, valid, the same from every node, and open to all.</summary>
public sealed class RestDocumentTests(SharedNode shared) : IClassFixture<SharedNode>
{
    private static IEnumerable<Door> Doors => DoorList.Groups.SelectMany(group => group.Doors);

    [Fact]
    public void Every_door_is_described_and_every_description_has_its_door()
    {
        var mapped = DoorList.Mapped(shared.Node.Services.GetRequiredService<EndpointDataSource>().Endpoints).ToArray();
        mapped.Except(Doors.Select(DoorList.Key)).ShouldBeEmpty("doors without a description");
        Doors.Select(DoorList.Key).Except(mapped).ShouldBeEmpty("descriptions without a door");
        Doors.Select(door => door.Id).ShouldBeUnique();
        Doors.Select(DoorList.Key).ShouldBeUnique();
    }

    [Fact]
    public void Every_description_says_all_there_is_to_say()
    {
        foreach (var door in Doors)
        {
            (door.Body is null).ShouldBe(door.Verb is "GET" or "DELETE", door.Id);
            (door.Request is null).ShouldBe(door.Body is null, door.Id);
            (door.Response is null).ShouldBe(door.Status == 204 || door.GivesImage, door.Id);
            (door.Answer is null).ShouldBe(door.Response is null, door.Id);
            foreach (var code in door.Codes) WireName.Parse<RefusalCode>(code).ShouldNotBeNull($"{door.Id} {code}");
        }
    }

    [Fact]
    public async Task The_document_is_OpenAPI_3_1_without_fault_or_doubt()
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes((await shared.Node.Rest().GetAsync("/openapi/v1.json")).Text));
        var read = await OpenApiDocument.LoadAsync(bytes, "json", new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetDefaultRuleSet() });
        read.Diagnostic!.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        read.Diagnostic.Errors.ShouldBeEmpty(string.Join('\n', read.Diagnostic.Errors));
        read.Diagnostic.Warnings.ShouldBeEmpty(string.Join('\n', read.Diagnostic.Warnings));
        read.Document!.Paths.SelectMany(path => path.Value.Operations!).ShouldAllBe(operation => operation.Value.Summary != null && operation.Value.Tags!.Count == 1);
    }

    [Fact]
    public async Task Every_start_serves_the_same_documents_and_anybody_may_read_them()
    {
        using var production = Node.Start(NodeSettings.Embedded() with { Environment = "Production" });
        foreach (var path in new[] { "/openapi/v1.json", "/asyncapi/v1.json" })
        {
            var (here, there) = (await shared.Node.Rest().GetAsync(path), await production.Rest().GetAsync(path));
            here.Status.ShouldBe(HttpStatusCode.OK, here.Text);
            here.MediaType.ShouldBe("application/json");
            there.Text.ShouldBe(here.Text);
        }
    }

    [Fact]
    public async Task The_page_to_read_them_brings_all_it_needs()
    {
        var page = await shared.Node.Rest().GetAsync("/docs/");
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        page.MediaType.ShouldBe("text/html");
        page.Text.ShouldNotContain("https://");
        page.Text.ShouldContain("openapi/v1.json");
    }
}
