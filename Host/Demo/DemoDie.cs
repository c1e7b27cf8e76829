namespace RealtimeRestaurant.Host.Demo;

/// <summary>Chance that a moment brings: at the same moment always the same.</summary>
internal sealed class DemoDie
{
    private const uint Spread = 2_654_435_761;

    private readonly Random _random;

    private DemoDie(int seed) => _random = new(seed);

    // Spread out: seeds that lie side by side begin alike.
    public static DemoDie Of(DateTimeOffset at) => new(unchecked((int)((uint)at.ToUnixTimeSeconds() * Spread)));

    public bool Falls(int percent) => _random.Next(100) < percent;

    /// <summary>Both are possible.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>One of them; those at the front are liked better.</summary>
    public T Pick<T>(IReadOnlyList<T> from) => from[Math.Min(_random.Next(from.Count), _random.Next(from.Count))];
}
