namespace RealtimeRestaurant.Client;

/// <summary>
/// How long to wait before the next try: anything between nothing and a bound that doubles. The randomness spreads a restaurant's screens
/// when a node dies under all of them; it never gives up.
/// </summary>
/// <param name="First">The bound of the first wait.</param>
/// <param name="Longest">The bound of all waits.</param>
public sealed record Backoff(TimeSpan First, TimeSpan Longest)
{
    /// <summary>From 0.5 s to 30 s, as the protocol has it.</summary>
    public static readonly Backoff Default = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));

    /// <param name="failures">How many tries have failed since the last one that did not, less one: 0, 1, 2 …</param>
    /// <param name="random">From [0, 1).</param>
    public TimeSpan Before(int failures, double random) => First * Math.Min(Math.Pow(2, failures), Longest / First) * random;
}
