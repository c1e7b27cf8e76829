using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Client.Raw;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Sqlite;

namespace RealtimeRestaurant.Load;

using Caller = Func<CancellationToken, Task<bool>>;

/// <summary>How many commands a second can be durable: callers who each wait for the answer before they ask again; nobody looks.</summary>
internal static class Durable
{
    /// <summary>Through the doors of a house.</summary>
    public static async Task<Figures> RunAsync(ILoadTarget house, LoadOptions options, CancellationToken ct)
    {
        var venues = await house.OpenAsync(Math.Min(options.Restaurants, options.Callers), ct);
        var callers = new List<Caller>();
        for (var i = 0; i < options.Callers; i++) callers.Add(await venues[i % venues.Count].CallerAsync(options.Door, ct));
        return await MeasureAsync(new Figures("durable", house.Name) { Restaurants = venues.Count }, callers, () => house.Nodes.Sum(node => node.CpuSeconds), options, ct);
    }

    /// <summary>Without doors: the mailboxes and SQLite in this process, on a file of their own. What the log alone can take.</summary>
    public static async Task<Figures> InProcessAsync(LoadOptions options, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("load-");
        try
        {
            await using var services = new ServiceCollection().AddSqliteStore($"Data Source={Path.Combine(folder.FullName, "restaurant.db")}").BuildServiceProvider();
            await using var live = new LiveRestaurants(
                services.GetRequiredService<ICommitLog>(), services.GetRequiredService<ISnapshots>(), services.GetRequiredService<IReadModels>(), new Silence(), TimeProvider.System, new LiveOptions());
            live.Start();
            var restaurants = Math.Min(options.Restaurants, options.Callers);
            var callers = new List<Caller>();
            for (var i = 0; i < options.Callers; i++) callers.Add(await CallerAsync(live, $"r{i % restaurants}", i < restaurants, ct));
            return await MeasureAsync(new Figures("durable", "in process") { Restaurants = restaurants }, callers, () => Environment.CpuUsage.TotalTime.TotalSeconds, options, ct);
        }
        finally { folder.Delete(recursive: true); }
    }

    private static async Task<Caller> CallerAsync(LiveRestaurants restaurants, string id, bool first, CancellationToken ct)
    {
        var live = await restaurants.OpenAsync(id, ct);
        if (first) await SubmitAsync(live, new OpenRestaurant("Load", "EUR", "Europe/Rome", null), ct);
        var added = await SubmitAsync(live, new AddMenuItem($"Dish {Guid.NewGuid():n}", "Mains", 100, null, null, null, null, null, []), ct);
        var (dish, available) = (added.Event<MenuItemAdded>().Item.Id, true);
        return async cancel => (await SubmitAsync(live, new SetAvailability(dish, available = !available), cancel)).Refusal is null;
    }

    private static async Task<Outcome> SubmitAsync(LiveRestaurant live, RestaurantCommand command, CancellationToken ct)
    {
        var outcome = await live.SubmitAsync(new CommandEnvelope(Guid.NewGuid().ToString("n"), new Actor("load", "Load", Role.Admin), command), ct);
        return outcome.Refusal is { } refusal ? throw new InvalidOperationException($"Refused: {refusal.Sentence}") : outcome;
    }

    private static async Task<Figures> MeasureAsync(Figures figures, List<Caller> callers, Func<double> cpu, LoadOptions options, CancellationToken ct)
    {
        var (answers, cpuBefore, started, last) = (new LatencyHistogram(), cpu(), Stopwatch.GetTimestamp(), 0L);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
        await using (Progress.Start($"durable {figures.House}", () => $"{-last + (last = answers.Count),7:N0} commands/s  p99 {answers.Percentile(0.99).TotalMilliseconds:0.00} ms"))
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

    private sealed class Silence : IDoorbell, IDisposable
    {
        public void Ring(Commit commit) { }

        public IDisposable Listen(Action<Ring> heard) => this;

        public void Dispose() { }
    }
}
