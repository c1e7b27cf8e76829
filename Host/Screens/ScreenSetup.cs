using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using RealtimeRestaurant.Samples.Demo;

namespace RealtimeRestaurant.Host.Screens;

/// <summary>Serves the screens.</summary>
internal static class ScreenSetup
{
    // Only their own scripts, styles and requests, nothing inline. Images of dishes are fetched with the token, and shown from memory.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; "
        + "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] Compressed =
        ["text/html", "text/css", "text/javascript", "application/json", "application/manifest+json", "image/svg+xml"];

    public static void AddScreens(this WebApplicationBuilder builder) => builder.Services.AddResponseCompression(compression =>
    {
        // Safe here: the files hold no secret, and nothing of the request.
        compression.EnableForHttps = true;
        compression.MimeTypes = Compressed;
    }).Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);

    public static void UseScreens(this WebApplication app)
    {
        var files = new ScreenFiles(app.Environment.WebRootFileProvider, app.Services.GetService<DemoRestaurant>() is not null);
        if (!files.Exist) return;
        // Addresses in the pages are relative: the first page needs its last slash, and the others must not have one.
        app.UseWhen(http => IsRead(http.Request) && PageBeside(http.Request) is not null, beside => beside.Run(http =>
        {
            http.Response.Redirect(http.Request.PathBase + PageBeside(http.Request) + http.Request.QueryString);
            return Task.CompletedTask;
        }));
        app.UseWhen(http => IsRead(http.Request) && files.Find(http.Request.Path) is not null, screens =>
        {
            screens.Use((http, next) =>
            {
                http.Items[typeof(ScreenFiles)] = true;
                http.Request.Path = files.Find(http.Request.Path);
                return next(http);
            });
            screens.UseResponseCompression();
            screens.Use((http, next) => files.Added(http.Request.Path) is { } content ? SendAsync(http, content) : next(http));
            screens.UseStaticFiles(new StaticFileOptions { ContentTypeProvider = ScreenFiles.Types });
        });
    }

    /// <summary>The Content-Security-Policy of a file of the screens; null for any other response.</summary>
    public static string? PolicyOf(HttpContext http) => http.Items.ContainsKey(typeof(ScreenFiles)) ? Policy : null;

    private static string? PageBeside(HttpRequest request) =>
        !request.Path.HasValue && request.PathBase.HasValue ? "/" : ScreenFiles.FindWithSlash(request.Path);

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static Task SendAsync(HttpContext http, byte[] content)
    {
        http.Response.ContentType = ScreenFiles.Types.TryGetContentType(http.Request.Path, out var type) ? type : null;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(content).AsTask();
    }
}
