using System.Text.Json;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Operations;

/// <summary>The log files of a node, read while it writes them.</summary>
internal static class LogLines
{
    public static string Folder(NodeSettings settings) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings.Sqlite))!, "logs");

    /// <param name="log"><c>requests</c>, <c>errors</c> or <c>performance</c>.</param>
    public static JsonElement[] Read(NodeSettings settings, string log) =>
        [.. Files(Folder(settings), log).SelectMany(file => Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Where(line => line.EndsWith('}')).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    public static string[] Files(string folder, string log = "") =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, $"{log}*.log").Order(StringComparer.Ordinal)] : [];

    public static string Text(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }

    public static string? Say(this JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.ToString() : null;

    /// <summary>The first line of which this is true, within the usual patience.</summary>
    public static async Task<JsonElement> FindAsync(NodeSettings settings, string log, Func<JsonElement, bool> which)
    {
        JsonElement? found = null;
        await Eventually.True(() =>
            (found = Read(settings, log).Where(which).Select(line => (JsonElement?)line).FirstOrDefault()) is not null, $"a line in {log}");
        return found!.Value;
    }
}
