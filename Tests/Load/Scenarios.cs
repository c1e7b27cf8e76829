using System.Diagnostics;

namespace RealtimeRestaurant.Load;

/// <summary>The ways to load a house. Each runs on freshly opened restaurants and gives its figures.</summary>
internal static class Scenarios
{
    public static Task<Figures> RunAsync(string scenario, ILoadTarget house, LoadOptions options, CancellationToken ct) => scenario switch
    {
        "fanout" => FanOutAsync(house, options, ct),
        "saturate" => SaturateAsync(house, options, ct),
        "durable" => Durable.RunAsync(house, options, ct),
        _ => IdleAsync(house, options, ct),
    };

    /// <summary>Restaurants × screens at a fixed rate of commands: from tap to screen.</summary>
    private static async Task<Figures> FanOutAsync(ILoadTarget house, LoadOptions options, CancellationToken ct)
    {
        var venues = await house.OpenAsync(options.Restaurants, ct);
        await using var audience = await Audience.JoinAsync(venues, options.Screens, options.Protocol, ct);
        await WarmUpAsync(venues, ct);
        var run = new Run("fanout", house, audience, venues.Count);
        await using (run.Show())
        {
            var late = await Schedule.RunAsync(options.Rate, options.Seconds, (i, due) => run.Begin(() => venues[(int)(i % venues.Count)].CommandAsync(due, ct)), ct);
            return await run.EndAsync(ct) with { GeneratorLate = Percentiles.Of(late) };
        }
    }

    /// <summary>As many deliveries as there can be: the next order when all the screens have been shown one.</summary>
    private static async Task<Figures> SaturateAsync(ILoadTarget house, LoadOptions options, CancellationToken ct)
    {
        var venues = await house.OpenAsync(Math.Min(options.Restaurants, 4), ct);
        var perVenue = Math.Max(1, options.Restaurants * options.Screens / venues.Count);
        await using var audience = await Audience.JoinAsync(venues, perVenue, options.Protocol, ct);
        await WarmUpAsync(venues, ct);
        var run = new Run("saturate", house, audience, venues.Count);
        await using (run.Show())
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
            time.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
            foreach (var venue in venues) venue.Shown.Orders.Release(options.Window);
            await Task.WhenAll(venues.SelectMany(venue => Enumerable.Range(0, options.Window).Select(_ => RoundsAsync(venue, run, time.Token))));
            return await run.EndAsync(ct);
        }
    }

    /// <summary>Joined screens that hear nothing: what each costs in memory.</summary>
    private static async Task<Figures> IdleAsync(ILoadTarget house, LoadOptions options, CancellationToken ct)
    {
        const int Venues = 10;
        var venues = await house.OpenAsync(Venues, ct);
        await using (await Audience.JoinAsync(venues, 2, options.Protocol, ct)) await WarmUpAsync(venues, ct);
        var before = house.Nodes.Sum(node => node.Memory);
        await using var audience = await Audience.JoinAsync(venues, options.Connections / Venues, options.Protocol, ct);
        await using (Progress.Start($"idle {house.Name}", () => $"{audience.Count:N0} connections  {house.Nodes.Sum(node => node.Memory) / 1e6:N0} MB"))
            await Task.Delay(TimeSpan.FromSeconds(12), TimeProvider.System, ct);
        return new Figures("idle", house.Name)
        {
            Restaurants = Venues,
            Screens = audience.Count,
            Closed = audience.Closed,
            BytesPerIdleConnection = house.Nodes.Count == 0 ? null : (house.Nodes.Sum(node => node.Memory) - before) / audience.Count,
        };
    }

    private static async Task RoundsAsync(ITargetRestaurant venue, Run run, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try { await venue.Shown.Orders.WaitAsync(ct); }
            catch (OperationCanceledException) { return; }
            for (var i = 0; i < 3; i++) await run.CountAsync(() => venue.CommandAsync(Stopwatch.GetTimestamp(), CancellationToken.None));
        }
    }

    // A few rounds first: what is compiled or loaded at the first call is nobody's latency.
    private static async Task WarmUpAsync(IReadOnlyList<ITargetRestaurant> venues, CancellationToken ct)
    {
        for (var round = 0; round < Math.Max(9, 600 / venues.Count); round++)
            await Task.WhenAll(venues.Select(venue => venue.CommandAsync(0, ct)));
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, ct);
        foreach (var venue in venues)
            while (venue.Shown.Orders.Wait(0, ct)) { /* orders of the warm-up count for nothing */ }
    }
}
