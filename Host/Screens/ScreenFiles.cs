using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Samples.Demo;

namespace RealtimeRestaurant.Host.Screens;

/// <summary>
/// The files of the screens, as they were at the start: those of <c>Screens/</c>, the client in JavaScript, and what this host adds.
/// Anyone may read them; they hold no data of a restaurant.
/// </summary>
internal sealed class ScreenFiles
{
    /// <summary>What the shell consists of: <c>self.shell = {version, pages, files}</c>. The service worker keeps these.</summary>
    public const string Shell = "/files.js";

    /// <summary>The demo's accounts, to sign in with one tap. Only there while the demo is.</summary>
    public const string Demo = "/demo.json";

    private const string Worker = "service-worker.js";
    private static readonly FrozenDictionary<string, string> Pages = new Dictionary<string, string>
    {
        ["/"] = "/index.html", ["/kitchen"] = "/kitchen.html", ["/floor"] = "/floor.html", ["/dashboard"] = "/dashboard.html",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly FrozenSet<string> _files;
    private readonly FrozenDictionary<string, byte[]> _added;

    public ScreenFiles(IFileProvider files, bool hasDemo)
    {
        var paths = Below(files, "").Order(StringComparer.Ordinal).ToList();
        var added = new Dictionary<string, byte[]> { [Shell] = ShellOf(files, paths) };
        if (hasDemo) added[Demo] = Accounts();
        (_files, _added) = (paths.Select(path => "/" + path).ToFrozenSet(), added.ToFrozenDictionary());
    }

    /// <summary>False in a program without them, such as a test of one part.</summary>
    public bool Exist => _files.Count > 0;

    /// <summary>The file of a path, also of a page such as <c>/kitchen</c>; null: it is none of the screens'.</summary>
    public string? Find(PathString path) => path.Value switch
    {
        null => null,
        var text when Pages.TryGetValue(text, out var page) => page,
        var text => _files.Contains(text) || _added.ContainsKey(text) ? text : null,
    };

    /// <summary>The page of an address that ends with a slash, such as <c>/kitchen/</c>; null: it is none.</summary>
    public static string? FindWithSlash(PathString path) =>
        path.Value is { Length: > 1 } text && text[^1] is '/' && Pages.ContainsKey(text[..^1]) ? text[..^1] : null;

    /// <summary>The content of a file that this host adds; null: it is on the disk.</summary>
    public byte[]? Added(PathString path) => _added.GetValueOrDefault(path.Value ?? "");

    public static IContentTypeProvider Types { get; } = new FileExtensionContentTypeProvider
    {
        Mappings = { [".webmanifest"] = "application/manifest+json" },
    };

    // The version changes with any file, so that a service worker keeps the shell of one version whole.
    private static byte[] ShellOf(IFileProvider files, IReadOnlyList<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
        {
            using var content = files.GetFileInfo(path).CreateReadStream();
            hash.AppendData(SHA256.HashData(content));
        }
        var shell = new
        {
            version = Convert.ToHexStringLower(hash.GetHashAndReset())[..12],
            pages = Pages.Keys.Select(page => page[1..]),
            files = paths.Where(path => path is not Worker && !Pages.Values.Contains("/" + path)),
        };
        return [.. "self.shell = "u8, .. JsonSerializer.SerializeToUtf8Bytes(shell)];
    }

    private static byte[] Accounts() => JsonSerializer.SerializeToUtf8Bytes(DemoStaff.WithAccount.Select(member =>
        new { name = member.Name, role = member.Role.Name(), email = member.Email(), password = DemoStaff.Password }));

    private static IEnumerable<string> Below(IFileProvider files, string folder) =>
        files.GetDirectoryContents(folder).SelectMany(entry => entry.IsDirectory
            ? Below(files, $"{folder}{entry.Name}/")
            : [$"{folder}{entry.Name}"]);
}
