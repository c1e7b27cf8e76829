namespace RealtimeRestaurant.Host.Http;

/// <summary>Who may come in from a browser, and how long an answer may take. Section <c>Http</c>.</summary>
internal sealed class HttpOptions
{
    /// <summary>Pages of other origins that may call from a browser, as <c>https://floor.example.com</c>. The host's own need not be named. In Development <c>*</c> lets all in.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>A request that takes longer is answered 503. Sent again with the same Idempotency-Key, a command tells whether it counted. Hub connections are not cut.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long browsers shall come by TLS only, once they have; told over TLS only. 0: not told.</summary>
    public TimeSpan StrictTransport { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Sentences that say what to set; none when all is well.</summary>
    public IEnumerable<string> Errors(IHostEnvironment environment)
    {
        if (Origins.Contains("*") && !environment.IsDevelopment()) yield return "Set Http:Origins to the origins of your own pages; * is for Development.";
        foreach (var origin in Origins.Where(origin => origin != "*" && !Origin.IsOrigin(origin))) yield return $"Set Http:Origins to origins like https://floor.example.com, without a path; {origin} is none.";
        if (RequestTimeout < TimeSpan.FromMilliseconds(100) || RequestTimeout > TimeSpan.FromMinutes(10)) yield return "Set Http:RequestTimeout to between 00:00:00.100 and 00:10:00.";
        if (StrictTransport < TimeSpan.Zero || StrictTransport > TimeSpan.FromDays(730)) yield return "Set Http:StrictTransport to between 00:00:00 and 730.00:00:00.";
    }
}
