using RealtimeRestaurant.Load.Raw;

namespace RealtimeRestaurant.Load;

/// <summary>The results of one scenario on one target. Null: not measured there, or the nodes are not ours to look into.</summary>
internal sealed record Figures(string Scenario, string Target)
{
    public double Seconds { get; init; }
    public int Restaurants { get; init; }
    public int Screens { get; init; }
    public long Commands { get; init; }
    public double CommandsPerSecond => Seconds > 0 ? Commands / Seconds : 0;
    public long Refused { get; init; }
    public long Deliveries { get; init; }
    public double DeliveriesPerSecond => Seconds > 0 ? Deliveries / Seconds : 0;
    public double BytesPerMessage { get; init; }
    public Percentiles? Latency { get; init; }

    /// <summary>How late the generator itself was; part of the latency.</summary>
    public Percentiles? GeneratorLate { get; init; }
    public long Lost { get; init; }
    public long Duplicated { get; init; }
    public long Reordered { get; init; }
    public long Closed { get; init; }
    public double? ServerCpuSeconds { get; init; }
    public double? CpuSecondsPerMillionDeliveries => ServerCpuSeconds is { } cpu && Deliveries > 0 ? cpu / Deliveries * 1e6 : null;
    public long? BytesPerIdleConnection { get; init; }

    /// <summary>What the bare hub has to send to send as much.</summary>
    public MessageProfile Profile => Deliveries == 0 || Commands == 0
        ? MessageProfile.Typical
        : new MessageProfile((double)Deliveries / Commands / (Screens / (double)Restaurants), BytesPerMessage);
}

/// <summary>In milliseconds.</summary>
internal sealed record Percentiles(double P50, double P95, double P99, double Max)
{
    public static Percentiles Of(LatencyHistogram histogram) =>
        new(Ms(histogram.Percentile(0.50)), Ms(histogram.Percentile(0.95)), Ms(histogram.Percentile(0.99)), Ms(histogram.Max));

    private static double Ms(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
