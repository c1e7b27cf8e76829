namespace RealtimeRestaurant.Client;

/// <summary>
/// Full jitter: before try n (0, 1, 2 …) wait anything from nothing to <c>Base × 2ⁿ</c>, at most <c>Cap</c>. The randomness spreads
/// a restaurant's screens when a node dies under all of them; it never gives up.
/// </summary>
/// <param name="Base">The longest first wait.</param>
/// <param name="Cap">The longest wait of all.</param>
public sealed record Backoff(TimeSpan Base, TimeSpan Cap)
{
    public static readonly Backoff Default = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(20));

    /// <param name="random">From [0, 1).</param>
    public TimeSpan Before(int attempt, double random) => Ceiling(attempt) * random;

    private TimeSpan Ceiling(int attempt) => Base * Math.Min(Math.Pow(2, attempt), Cap / Base);
}
