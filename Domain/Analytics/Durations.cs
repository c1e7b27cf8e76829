using System.Collections.Immutable;
using System.Numerics;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>
/// A compact histogram of durations: exact to the second below a minute, and at most 3 % too short above. A day has at most a few hundred
/// different steps.
/// </summary>
/// <param name="Counts">The number of durations by step; each doubling has 32 steps.</param>
public sealed record Durations(ImmutableSortedDictionary<int, int> Counts)
{
    public static readonly Durations None = new(ImmutableSortedDictionary<int, int>.Empty);

    private const int StepsPerDoubling = 32, MaxSeconds = 24 * 60 * 60;

    /// <param name="times">How often to count it; a negative number removes earlier counts, down to 0.</param>
    public Durations Add(TimeSpan length, int times)
    {
        var step = StepOf((int)Math.Clamp(length.TotalSeconds, 0, MaxSeconds));
        var count = Counts.GetValueOrDefault(step) + times;
        return new(count > 0 ? Counts.SetItem(step, count) : Counts.Remove(step));
    }

    /// <returns>In seconds, the shortest duration that at least <paramref name="percent"/> % do not exceed; null where there are
    /// none.</returns>
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
