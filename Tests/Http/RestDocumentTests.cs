using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>The API document: whole, valid, small, the same from every node, and open to all. What linters find is found in CI.</summary>
public sealed class RestDocumentTests(SharedNode shared) : IClassFixture<SharedNode>, IAsyncLifetime
{
    private string _text = "";
    private JsonNode _document = null!;

    public async Task InitializeAsync()
    {
        _text = (await shared.Node.Rest().GetAsync("/openapi/v1.json")).Text;
        _document = JsonNode.Parse(_text)!;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Every_route_of_the_API_is_described_with_all_there_is_to_say()
    {
        var mapped = shared.Node.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .SelectMany(endpoint =>
                endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(verb =>
                    $"{verb} /{endpoint.RoutePattern.RawText!.Trim('/')}"));
        Operation.All(_document).Where(operation => operation.Path.StartsWith("/api/", StringComparison.Ordinal))
            .Select(operation => $"{operation.Verb} {operation.Path}")
            .ShouldBe(mapped, ignoreOrder: true);
        Operation.All(_document).Select(operation => operation.Id).ShouldBeUnique();
        foreach (var operation in Operation.All(_document))
        {
            operation.Json["summary"].ShouldNotBeNull(operation.Id);
            operation.Json["description"].ShouldNotBeNull(operation.Id);
            operation.Json["tags"]!.AsArray().Count.ShouldBe(1, operation.Id);
        }
    }

    [Fact]
    public void Bodies_are_named_refusals_are_shared_and_no_key_is_filled_in()
    {
        foreach (var operation in Operation.All(_document)
            .Where(operation => !operation.GivesImage && !operation.TakesImage && !operation.GivesPrintout))
        {
            if (operation.Json["requestBody"] is { } body)
                body["content"]!["application/json"]!["schema"]!["$ref"].ShouldNotBeNull(operation.Id);
            foreach (var (status, response) in operation.Json["responses"]!.AsObject())
                if (status[0] is '4' or '5' or 'd' && operation.Path[1..4] == "api")
                    response!["$ref"].ShouldNotBeNull($"{operation.Id} {status}");
                else if (operation.Resolved(response!)["content"] is { } content)
                    (content["application/json"] ?? content["application/problem+json"])!["schema"]!["$ref"]
                        .ShouldNotBeNull($"{operation.Id} {status}");
        }
        var key = _document["components"]!["parameters"]!["Idempotency-Key"]!;
        (key["example"] ?? key["examples"] ?? key["schema"]!["default"] ?? key["schema"]!["example"]).ShouldBeNull();
        ((bool)_document["components"]!["schemas"]!["Problem"]!["properties"]!["detail"]!["x-ms-primary-error-message"]!).ShouldBeTrue();
        Encoding.UTF8.GetByteCount(_text).ShouldBeLessThan(250 * 1024);
    }

    [Fact]
    public void A_response_that_several_operations_give_alike_is_in_the_document_once()
    {
        var own = Operation.All(_document).SelectMany(operation => operation.Json["responses"]!.AsObject())
            .Select(response => response.Value!["content"] is JsonObject ? response.Value.ToJsonString() : null).OfType<string>().ToArray();

        own.ShouldNotBeEmpty();
        own.CountBy(response => response).Where(response => response.Value > 1).Select(response => response.Key).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_document_is_OpenAPI_3_1_without_fault_or_doubt()
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(_text));
        var read = await OpenApiDocument.LoadAsync(bytes, "json",
            new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetDefaultRuleSet() });
        read.Diagnostic!.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        read.Diagnostic.Errors.ShouldBeEmpty(string.Join('\n', read.Diagnostic.Errors));
        read.Diagnostic.Warnings.ShouldBeEmpty(string.Join('\n', read.Diagnostic.Warnings));
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
