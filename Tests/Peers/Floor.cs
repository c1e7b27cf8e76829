using System.Globalization;

namespace RealtimeRestaurant.Peers;

/// <summary>Deliveries per second of <paramref name="Peer"/> are at least so many times those of <paramref name="Other"/>.</summary>
internal sealed record Floor(string Peer, string Phase, string Other, double Ratio)
{
    /// <summary>A line each, four words; what follows a # is a comment.</summary>
    public static Floor[] ReadAll(IEnumerable<string> lines) =>
    [
        .. lines.Select(line => line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0)
            .Select(words => words is [var peer, var phase, var other, var ratio]
                ? new Floor(peer, Peers.Phase.Named(phase).Name, other, double.Parse(ratio, CultureInfo.InvariantCulture))
                : throw new FormatException($"A floor is: peer phase other ratio, not '{string.Join(' ', words)}'.")),
    ];
}
