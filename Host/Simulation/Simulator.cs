using System.Diagnostics;
using System.Globalization;

namespace RealtimeRestaurant.Host.Simulation;

/// <summary>
/// <c>simulate [--url http://localhost:5080] [--minutes 2] [--speed 1]</c>: a busy evening against a running host with its demo.
/// </summary>
internal static class Simulator
{
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
        if (!Uri.TryCreate(settings["url"] ?? "http://localhost:5080", UriKind.Absolute, out var host)
            || host.Scheme is not ("http" or "https")
            || Number(settings["minutes"] ?? "2", 1440) is not { } minutes || Number(settings["speed"] ?? "1", 1000) is not { } speed)
        {
            await Console.Error.WriteLineAsync(
                "simulate [--url http://localhost:5080] [--minutes 2] [--speed 1]: minutes up to 1440, speed up to 1000, both above 0.");
            return 64;
        }
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            end.Cancel();
        };
        return await EveningAsync(host, speed, end.Token);
    }

    private static double? Number(string text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most
            ? number : null;

    private static async Task<int> EveningAsync(Uri host, double speed, CancellationToken end)
    {
        try
        {
            Console.WriteLine((await PlayAsync(host, speed, end)).Summary());
            return 0;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("The evening was over before it had begun.");
            return 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or InvalidOperationException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{host}: {fault.Message}");
            return 1;
        }
    }

    /// <summary>An evening until <paramref name="end"/>, and what it came to.</summary>
    public static async Task<Tally> PlayAsync(Uri host, double speed, CancellationToken end)
    {
        var tally = new Tally();
        using var http = new HttpClient { BaseAddress = host };
        Person Staff(string role) => new(http, $"{role}@demo.local", tally);
        var (waiter, cashier, chef, manager) = (Staff("waiter"), Staff("cashier"), Staff("chef"), Staff("manager"));
        foreach (var person in new[] { waiter, cashier, chef, manager }) await person.SignInAsync(end);
        await using var screen = new KitchenScreen(host, () => Staff("chef").SignInAsync(CancellationToken.None), tally);
        await screen.OpenAsync(end);

        var menu = Dish.Of(await waiter.GetAsync("/api/menu", end));
        var waiterId =
            Id(Items(await waiter.GetAsync("/api/staff", end)).First(member => member.GetProperty("role").GetString() == "waiter"));
        var evening = new Evening(speed, new Till(waiter, cashier, manager, tally), tally, TimeProvider.System);
        var tables =
            Items(await waiter.GetAsync("/api/tables", end)).Select(table => evening.TableAsync(waiter, Id(table), waiterId, menu, end));
        Task[] everybody = [.. tables, evening.CookAsync(chef, end), evening.ManageAsync(manager, menu, end), ReportAsync(tally, end)];
        await UntilTheEndAsync(everybody);
        return tally;
    }

    private static System.Text.Json.JsonElement.ArrayEnumerator Items(System.Text.Json.JsonElement list) =>
        list.GetProperty("items").EnumerateArray();

    private static string Id(System.Text.Json.JsonElement thing) => thing.GetProperty("id").GetString()!;

    private static async Task ReportAsync(Tally tally, CancellationToken end)
    {
        var started = Stopwatch.GetTimestamp();
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
        while (await second.WaitForNextTickAsync(end)) Console.WriteLine(tally.Line(Stopwatch.GetElapsedTime(started)));
    }

    // They go on until the evening is over; the first who cannot go on ends it for all.
    private static async Task UntilTheEndAsync(Task[] everybody)
    {
        try
        {
            await await Task.WhenAny(everybody);
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(everybody).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
