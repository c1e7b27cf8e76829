using System.Diagnostics;

namespace RealtimeRestaurant.Samples.Simulation;

/// <summary>Writes how things stand, one line a second, until it is disposed of.</summary>
public sealed class ProgressLines : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly Task _lines;

    private ProgressLines(TextWriter to, string what, Func<string> now) => _lines = WriteAsync(to, what, now);

    /// <param name="what">Begins each line; the time that has passed follows.</param>
    /// <param name="now">The rest of a line.</param>
    public static ProgressLines Start(TextWriter to, string what, Func<string> now) => new(to, what, now);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _lines.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }

    private async Task WriteAsync(TextWriter to, string what, Func<string> now)
    {
        var started = Stopwatch.GetTimestamp();
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
        while (await second.WaitForNextTickAsync(_over.Token))
            await to.WriteLineAsync($"{what}{Stopwatch.GetElapsedTime(started):mm\\:ss}  {now()}");
    }
}
