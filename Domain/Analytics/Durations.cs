using System.Collections.Immutable;
using System.Numerics;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>
/// How long things took, kept small: exact to the second below a minute, and within 3 % (downwards) above. Of all the lengths there are in
/// a day at most a few hundred differ.
/// </summary>
/// <param name="Counts">By step: 32 of them for each doubling.</param>
public sealed record Durations(ImmutableSortedDictionary<int, int> Counts)
{
    public static readonly Durations None = new(ImmutableSortedDictionary<int, int>.Empty);

    private const int StepsPerDoubling = 32, LongestSeconds = 24 * 60 * 60;

    /// <param name="times">Negative: takes back what was added before; never below nothing.</param>
    public Durations Add(TimeSpan length, int times)
    {
        var step = StepOf((int)Math.Clamp(length.TotalSeconds, 0, LongestSeconds));
        var count = Counts.GetValueOrDefault(step) + times;
        return new(count > 0 ? Counts.SetItem(step, count) : Counts.Remove(step));
    }

    /// <summary>In seconds: the smallest length that at least so many of a hundred did not exceed. Null when there are none.</summary>
    public int? Percentile(int percent)
    {
        var rank = ((long)Counts.Values.Sum() * percent + 99) / 100;
        foreach (var (step, count) in Counts)
            if ((rank -= count) <= 0) return SecondsOf(step);
        return null;
    }

    internal static int StepOf(int seconds)
    {
        var doublings = Math.Max(0, BitOperations.Log2((uint)seconds | 1) - 5);
        return (doublings * StepsPerDoubling) + (seconds >> doublings);
    }

    internal static int SecondsOf(int step)
    {
        var doublings = Math.Max(0, (step / StepsPerDoubling) - 1);
        return (step - (doublings * StepsPerDoubling)) << doublings;
    }
}
