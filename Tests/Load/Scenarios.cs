using System.Diagnostics;
using RealtimeRestaurant.Samples.Simulation;

namespace RealtimeRestaurant.Load;

/// <summary>The ways to load a target. Each runs on freshly opened restaurants and gives its figures.</summary>
internal static class Scenarios
{
    public static Task<Figures> RunAsync(string scenario, ILoadTarget target, LoadOptions options, CancellationToken ct) => scenario switch
    {
        "fanout" => FanOutAsync(target, options, ct),
        "saturate" => SaturateAsync(target, options, ct),
        "durable" => DurableCommands.RunAsync(target, options, ct),
        "herd" => HerdAsync(target, options, ct),
        _ => IdleAsync(target, options, ct),
    };

    /// <summary>Restaurants × screens at a fixed rate of commands: from tap to screen.</summary>
    private static async Task<Figures> FanOutAsync(ILoadTarget target, LoadOptions options, CancellationToken ct)
    {
        var restaurants = await target.OpenAsync(options.Restaurants, ct);
        await using var screens = await Screens.JoinAsync(restaurants, options.Screens, options.Protocol, ct);
        await WarmUpAsync(restaurants, ct);
        var run = new ScenarioRun("fanout", target, screens, restaurants.Count);
        await using (run.Show())
        {
            var late = await Schedule.RunAsync(options.Rate, options.Seconds, (i, due) =>
                run.Begin(() => restaurants[(int)(i % restaurants.Count)].CommandAsync(due, ct)), ct);
            return await run.EndAsync(ct) with { GeneratorLate = Percentiles.Of(late) };
        }
    }

    /// <summary>As many deliveries as there can be: the next order when all the screens have been shown one.</summary>
    private static async Task<Figures> SaturateAsync(ILoadTarget target, LoadOptions options, CancellationToken ct)
    {
        var restaurants = await target.OpenAsync(Math.Min(options.Restaurants, 4), ct);
        var perRestaurant = Math.Max(1, options.Restaurants * options.Screens / restaurants.Count);
        await using var screens = await Screens.JoinAsync(restaurants, perRestaurant, options.Protocol, ct);
        await WarmUpAsync(restaurants, ct);
        var run = new ScenarioRun("saturate", target, screens, restaurants.Count);
        await using (run.Show())
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
            time.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
            foreach (var restaurant in restaurants) restaurant.Shown.Orders.Release(options.Window);
            await Task.WhenAll(restaurants.SelectMany(restaurant =>
                Enumerable.Range(0, options.Window).Select(_ => RoundsAsync(restaurant, run, time.Token))));
            return await run.EndAsync(ct);
        }
    }

    /// <summary>Joined screens that hear nothing: what each costs in memory.</summary>
    private static async Task<Figures> IdleAsync(ILoadTarget target, LoadOptions options, CancellationToken ct)
    {
        const int Restaurants = 10;
        var restaurants = await target.OpenAsync(Restaurants, ct);
        await using (await Screens.JoinAsync(restaurants, 2, options.Protocol, ct)) await WarmUpAsync(restaurants, ct);
        var before = target.Nodes.Sum(node => node.Memory);
        await using var screens = await Screens.JoinAsync(restaurants, options.Connections / Restaurants, options.Protocol, ct);
        await using (ProgressLines.Start(Console.Error, $"idle {target.Name} ", () =>
            $"{screens.Count:N0} connections  {target.Nodes.Sum(node => node.Memory) / 1e6:N0} MB"))
            await Task.Delay(TimeSpan.FromSeconds(12), TimeProvider.System, ct);
        return new Figures("idle", target.Name)
        {
            Restaurants = Restaurants,
            Screens = screens.Count,
            Closed = screens.Closed,
            BytesPerIdleConnection = target.Nodes.Count == 0 ? null : (target.Nodes.Sum(node => node.Memory) - before) / screens.Count,
        };
    }

    /// <summary>All screens come back in one moment, as after the death of their node: how long until each has joined.</summary>
    private static async Task<Figures> HerdAsync(ILoadTarget target, LoadOptions options, CancellationToken ct)
    {
        var restaurants = await target.OpenAsync(options.Restaurants, ct);
        var each = options.Connections / restaurants.Count;
        await using (await Screens.JoinAsync(restaurants, each, options.Protocol, ct)) await WarmUpAsync(restaurants, ct);
        var cpu = target.Nodes.Sum(node => node.CpuSeconds);
        await using var screens = await Screens.JoinAsync(restaurants, each, options.Protocol, ct, atOnce: options.Connections);
        return new Figures("herd", target.Name)
        {
            Restaurants = restaurants.Count,
            Screens = screens.Count,
            Closed = screens.Closed,
            Latency = Percentiles.Of(screens.Joined),
            ServerCpuSeconds = target.Nodes.Sum(node => node.CpuSeconds) - cpu,
        };
    }

    private static async Task RoundsAsync(ITargetRestaurant restaurant, ScenarioRun run, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try { await restaurant.Shown.Orders.WaitAsync(ct); }
            catch (OperationCanceledException) { return; }
            for (var i = 0; i < 3; i++)
                await run.CountAsync(() => restaurant.CommandAsync(Stopwatch.GetTimestamp(), CancellationToken.None));
        }
    }

    // A few rounds first: what is compiled or loaded at the first call must not count.
    private static async Task WarmUpAsync(IReadOnlyList<ITargetRestaurant> restaurants, CancellationToken ct)
    {
        for (var round = 0; round < Math.Max(9, 600 / restaurants.Count); round++)
            await Task.WhenAll(restaurants.Select(restaurant => restaurant.CommandAsync(0, ct)));
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, ct);
        foreach (var restaurant in restaurants)
            while (restaurant.Shown.Orders.Wait(0, ct)) { /* orders of the warm-up count for nothing */ }
    }
}
