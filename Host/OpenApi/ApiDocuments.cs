using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RealtimeRestaurant.Host.AsyncApi;
using RealtimeRestaurant.Host.Http;
using Scalar.AspNetCore;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>
/// Serves the API documents of REST and the hubs, and a page to read and try them. They need no token, in every environment, unless <see
/// cref="Features.Documents"/> is off. Each is created once, at the first request.
/// </summary>
internal static class ApiDocuments
{
    private const string Name = "v1";

    public static void AddApiDocuments(this WebApplicationBuilder builder) => builder.Services.AddOpenApi(Name, document =>
    {
        var names = new SchemaNames();
        document.CreateSchemaReferenceId = names.Of;
        document.AddOperationTransformer<RouteOperations>();
        document.AddDocumentTransformer(new RestDocument(names));
    });

    public static void MapApiDocuments(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<Features>().Documents) return;
        app.MapDocument("/openapi/v1.json", async () =>
        {
            var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
            using var bytes = new MemoryStream();
            using (var text = new StreamWriter(bytes)) document.SerializeAsV31(new OpenApiJsonWriter(text, new() { Terse = true }));
            return bytes.ToArray();
        });
        app.MapDocument("/asyncapi/v1.json", () =>
            Task.FromResult(JsonSerializer.SerializeToUtf8Bytes(HubDocument.Of(
                MappedHub.All(app.Services.GetRequiredService<EndpointDataSource>().Endpoints),
                app.Services.GetRequiredService<ProxyOptions>().PathBase))));
        app.MapScalarApiReference("/docs", Page).AllowAnonymous().ExcludeFromDescription();
    }

    private static void MapDocument(this WebApplication app, string path, Func<Task<byte[]>> make)
    {
        var made = new Lazy<Task<byte[]>>(make);
        app.MapGet(path, async () => Results.Bytes(await made.Value, "application/json")).AllowAnonymous().ExcludeFromDescription();
    }

    // The page loads nothing from other hosts and sends nothing to them.
    private static void Page(ScalarOptions page)
    {
        page.Title = "RealtimeRestaurant";
        page.OpenApiRoutePattern = "/openapi/v1.json";
        page.DefaultFonts = false;
        page.Telemetry = false;
        page.Agent = new() { Disabled = true };
        page.Mcp = new() { Disabled = true };
        page.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        page.HideClientButton = true;
        page.WithNonce();
    }
}
