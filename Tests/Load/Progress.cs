using System.Diagnostics;

namespace RealtimeRestaurant.Load;

/// <summary>One line a second while a scenario runs.</summary>
internal sealed class Progress(string what, Func<string> now) : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private Task _lines = Task.CompletedTask;

    public static Progress Start(string what, Func<string> now)
    {
        var progress = new Progress(what, now);
        progress._lines = progress.RunAsync();
        return progress;
    }

    public static void Say(string line) => Console.Error.WriteLine(line);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _lines.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }

    private async Task RunAsync()
    {
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
        while (await timer.WaitForNextTickAsync(_over.Token)) Say($"{what} {Stopwatch.GetElapsedTime(started).TotalSeconds,4:0} s  {now()}");
    }
}
