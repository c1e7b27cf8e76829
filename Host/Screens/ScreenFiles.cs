using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using RealtimeRestaurant.Samples.Demo;

namespace RealtimeRestaurant.Host.Screens;

/// <summary>
/// Serves the screens: the files of <c>Screens/</c> and the client in JavaScript. Anyone may read them; they hold no data of a restaurant.
/// </summary>
internal static class ScreenFiles
{
    // Only its own scripts, styles and requests, nothing inline. Images of dishes are fetched with the token, and shown from memory.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; "
        + "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The pages by their path. Each is a file <c>name.html</c>.</summary>
    private static readonly IReadOnlyDictionary<string, string> Pages = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["/"] = "/index.html", ["/kitchen"] = "/kitchen.html", ["/floor"] = "/floor.html", ["/dashboard"] = "/dashboard.html",
    };

    public static void AddScreens(this WebApplicationBuilder builder) => builder.Services.AddResponseCompression(compression =>
    {
        // Nothing secret is compressed: the files are the same for everyone.
        compression.EnableForHttps = true;
        compression.MimeTypes = [.. Text, "application/manifest+json", "image/svg+xml"];
    });

    private static readonly string[] Text = ["text/html", "text/css", "text/javascript", "application/json"];

    public static void UseScreens(this WebApplication app)
    {
        var files = app.Environment.WebRootFileProvider;
        if (!files.GetFileInfo("index.html").Exists) return;
        var own = OwnFiles(app, files);
        app.UseWhen(http => IsScreenFile(http, files, own), screens =>
        {
            screens.UseResponseCompression();
            screens.Use((http, next) => own.TryGetValue(http.Request.Path, out var content) ? SendAsync(http, content) : next(http));
            screens.Use((http, next) =>
            {
                if (Pages.TryGetValue(http.Request.Path, out var page)) http.Request.Path = page;
                return next(http);
            });
            screens.UseStaticFiles(new StaticFileOptions { ContentTypeProvider = Types() });
        });
    }

    /// <summary>The headers of a file of the screens; null for any other response.</summary>
    public static string? PolicyOf(HttpContext http) => http.Items.ContainsKey(typeof(ScreenFiles)) ? Policy : null;

    private static bool IsScreenFile(HttpContext http, IFileProvider files, IReadOnlyDictionary<PathString, byte[]> own)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)) return false;
        var path = http.Request.Path;
        var isOne = Pages.ContainsKey(path.Value ?? "") || own.ContainsKey(path) || files.GetFileInfo(path).Exists;
        if (isOne) http.Items[typeof(ScreenFiles)] = true;
        return isOne;
    }

    // Two files depend on this host: what the shell consists of, and in Development how to sign in to the demo.
    private static Dictionary<PathString, byte[]> OwnFiles(WebApplication app, IFileProvider files)
    {
        var own = new Dictionary<PathString, byte[]> { ["/files.js"] = Shell(files) };
        if (app.Services.GetService<DemoRestaurant>() is not null) own["/demo.json"] = JsonSerializer.SerializeToUtf8Bytes(
            DemoStaff.WithAccount.Select(member => new
            {
                name = member.Name, role = member.Role.ToString().ToLowerInvariant(), email = member.Email(), password = DemoStaff.Password,
            }));
        return own;
    }

    // The version changes with any file, so a service worker gets a new shell whole, or keeps the one it has.
    private static byte[] Shell(IFileProvider files)
    {
        var paths = Below(files, "").Where(path => path is not "service-worker.js").Order(StringComparer.Ordinal).ToList();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
        {
            using var stream = files.GetFileInfo(path).CreateReadStream();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            hash.AppendData(bytes.ToArray());
        }
        var shell = new
        {
            version = Convert.ToHexStringLower(hash.GetHashAndReset())[..12],
            pages = Pages.Keys.Select(page => page[1..]),
            files = paths.Where(path => !path.EndsWith(".html", StringComparison.Ordinal)),
        };
        return [.. "self.shell = "u8, .. JsonSerializer.SerializeToUtf8Bytes(shell)];
    }

    private static IEnumerable<string> Below(IFileProvider files, string folder) =>
        files.GetDirectoryContents(folder).SelectMany(entry => entry.IsDirectory
            ? Below(files, $"{folder}{entry.Name}/")
            : [$"{folder}{entry.Name}"]);

    private static Task SendAsync(HttpContext http, byte[] content)
    {
        http.Response.ContentType = http.Request.Path == "/files.js" ? "text/javascript" : "application/json";
        http.Response.ContentLength = content.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(content).AsTask();
    }

    private static FileExtensionContentTypeProvider Types()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".webmanifest"] = "application/manifest+json";
        return types;
    }
}
