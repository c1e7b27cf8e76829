using RealtimeRestaurant.Domain.Options;

namespace RealtimeRestaurant.Host.Http;

/// <summary>The origins that may call from a browser, and the time limit of requests. Section <c>Http</c>.</summary>
internal sealed class HttpOptions
{
    /// <summary>
    /// Origins of pages that may call from a browser, such as <c>https://floor.example.com</c>. The host's own origin need not be in the
    /// list. <c>*</c> allows all, in Development only.
    /// </summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>
    /// A request that takes longer gets 503. A command sent again with the same Idempotency-Key shows whether it took effect. Hub
    /// connections have no such limit.
    /// </summary>
    [Bounds("00:00:00.100", "00:10:00")]
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long browsers must use TLS only (HSTS), sent over TLS only. 0: not sent.</summary>
    [Bounds("00:00:00", "730.00:00:00")]
    public TimeSpan StrictTransport { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Sentences that say what to set; none if the origins are valid.</summary>
    public IEnumerable<string> OriginFaults(IHostEnvironment environment)
    {
        if (Origins.Contains("*") && !environment.IsDevelopment())
            yield return "Set Http:Origins to the origins of your own pages; * is for Development.";
        foreach (var origin in Origins.Where(origin => origin != "*" && !Origin.IsOrigin(origin)))
            yield return $"Set Http:Origins to origins such as https://floor.example.com, without a path; {origin} is not one.";
    }
}
