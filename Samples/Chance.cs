namespace RealtimeRestaurant.Samples;

/// <summary>The source of the player's random choices: a seed, a moment in time, or the system.</summary>
public sealed class Chance(Random random)
{
    // Neighbouring seeds begin alike: this spreads them.
    private const uint Spread = 2_654_435_761;

    /// <summary>The choices of one moment: the same moment always gives the same ones.</summary>
    public static Chance Of(DateTimeOffset at) => new(new Random(unchecked((int)((uint)at.ToUnixTimeSeconds() * Spread))));

    /// <summary>True in <paramref name="percent"/> of a hundred cases.</summary>
    public bool Falls(int percent) => random.Next(100) < percent;

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    /// <summary>One of these; the earlier ones are likelier.</summary>
    public T Pick<T>(IReadOnlyList<T> from) => from[Math.Min(random.Next(from.Count), random.Next(from.Count))];
}
