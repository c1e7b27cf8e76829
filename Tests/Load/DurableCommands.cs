using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Load.Raw;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Sqlite;
using RealtimeRestaurant.Samples.Simulation;

namespace RealtimeRestaurant.Load;

using Caller = Func<CancellationToken, Task<bool>>;

/// <summary>
/// How many commands a second can be durable: callers that each wait for the answer before they send the next; there are no screens.
/// </summary>
internal static class DurableCommands
{
    /// <summary>Over REST or a hub of the target.</summary>
    public static async Task<Figures> RunAsync(ILoadTarget target, LoadOptions options, CancellationToken ct)
    {
        var restaurants = await target.OpenAsync(Math.Min(options.Restaurants, options.Callers), ct);
        var callers = new List<Caller>();
        for (var i = 0; i < options.Callers; i++) callers.Add(await restaurants[i % restaurants.Count].CallerAsync(options.Transport, ct));
        var figures = new Figures("durable", target.Name) { Restaurants = restaurants.Count };
        return await MeasureAsync(figures, callers, () => target.Nodes.Sum(node => node.CpuSeconds), options, ct);
    }

    /// <summary>Without a network: the mailboxes and SQLite in this process, on a file of their own. What the log alone can take.</summary>
    public static async Task<Figures> InProcessAsync(LoadOptions options, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("load-");
        try
        {
            var file = Path.Combine(folder.FullName, "restaurant.db");
            await using var services = new ServiceCollection().AddSqliteStore($"Data Source={file}").BuildServiceProvider();
            var (log, snapshots) = (services.GetRequiredService<ICommitLog>(), services.GetRequiredService<ISnapshots>());
            var readModels = services.GetRequiredService<IReadModels>();
            await using var live = new LiveRestaurants(
                log, snapshots, readModels, new SilentDoorbell(), TimeProvider.System, new LiveOptions());
            live.Start();
            var restaurants = Math.Min(options.Restaurants, options.Callers);
            var callers = new List<Caller>();
            for (var i = 0; i < options.Callers; i++) callers.Add(await CallerAsync(live, $"r{i % restaurants}", i < restaurants, ct));
            var figures = new Figures("durable", "in process") { Restaurants = restaurants };
            return await MeasureAsync(figures, callers, () => Environment.CpuUsage.TotalTime.TotalSeconds, options, ct);
        }
        finally { folder.Delete(recursive: true); }
    }

    private static async Task<Caller> CallerAsync(LiveRestaurants restaurants, string id, bool first, CancellationToken ct)
    {
        var live = await restaurants.OpenAsync(id, ct);
        if (first) await SubmitAsync(live, new OpenRestaurant("Load", "EUR", "Europe/Rome", null), ct);
        var added = new AddMenuItem($"Dish {Guid.NewGuid():n}", "Mains", 100, null, null, null, null, null, []);
        var (dish, available) = ((await SubmitAsync(live, added, ct)).Event<MenuItemAdded>().Item.Id, true);
        return async cancel => (await SubmitAsync(live, new SetAvailability(dish, available = !available), cancel)).Refusal is null;
    }

    private static async Task<Outcome> SubmitAsync(LiveRestaurant live, RestaurantCommand command, CancellationToken ct)
    {
        var admin = new Actor("load", "Load", Role.Admin);
        var outcome = await live.SubmitAsync(new CommandEnvelope(Guid.NewGuid().ToString("n"), admin, command), ct);
        return outcome.Refusal is { } refusal ? throw new InvalidOperationException($"Refused: {refusal.Sentence}") : outcome;
    }

    private static async Task<Figures> MeasureAsync(
        Figures figures, List<Caller> callers, Func<double> cpu, LoadOptions options, CancellationToken ct)
    {
        var (answers, cpuBefore, started, last) = (new LatencyHistogram(), cpu(), Stopwatch.GetTimestamp(), 0L);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
        await using (ProgressLines.Start(Console.Error, $"durable {figures.Target} ", () =>
            $"{-last + (last = answers.Count),7:N0} commands/s  p99 {answers.Percentile(0.99).TotalMilliseconds:0.00} ms"))
            await Task.WhenAll(callers.Select(caller => CallAsync(caller, answers, time.Token)));
        return figures with
        {
            Seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 2),
            Commands = answers.Count,
            Latency = Percentiles.Of(answers),
            ServerCpuSeconds = Math.Round(cpu() - cpuBefore, 2),
        };
    }

    private static async Task CallAsync(Caller caller, LatencyHistogram answers, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var asked = Stopwatch.GetTimestamp();
            // Not cancelled half-way: what was asked gets its answer.
            await caller(CancellationToken.None);
            answers.Record(Stopwatch.GetElapsedTime(asked));
        }
    }

    private sealed class SilentDoorbell : IDoorbell, IDisposable
    {
        public void Ring(Commit commit) { }

        public IDisposable Listen(Action<Ring> received) => this;

        public void Dispose() { }
    }
}
