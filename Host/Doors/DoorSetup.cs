namespace RealtimeRestaurant.Host.Doors;

/// <summary>How this node takes requests in.</summary>
internal static class DoorSetup
{
    public static void AddDoors(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = JsonBody.MaxSize;
        });
        builder.Services.ConfigureHttpJsonOptions(json => Json.Strict(json.SerializerOptions));
    }

    /// <summary>On every answer: its id, that it is what it says it is, and that nobody keeps it.</summary>
    public static void UsePlainHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers["X-Request-Id"] = http.TraceIdentifier;
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    });
}
