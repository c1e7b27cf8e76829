using System.Diagnostics;
using RealtimeRestaurant.Infrastructure.Backups;
using Spectre.Console;

namespace RealtimeRestaurant.Host.Backups;

/// <summary>Shows on standard error how far the work is: as a bar in a terminal, otherwise as at most one line a second.</summary>
internal static class BackupProgressDisplay
{
    public static Task<T> ShowAsync<T>(Func<Action<BackupProgress>, Task<T>> work) => Console.IsErrorRedirected
        ? work(AtMostEvery(TimeSpan.FromSeconds(1), at => Console.Error.WriteLine(Line(at))))
        : ShowBarAsync(work);

    private static Task<T> ShowBarAsync<T>(Func<Action<BackupProgress>, Task<T>> work) => AnsiConsole
        .Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
        .Progress().AutoClear(true)
        .Columns(new ProgressBarColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .StartAsync(bars =>
        {
            var bar = bars.AddTask("begun").IsIndeterminate();
            return work(AtMostEvery(TimeSpan.FromSeconds(0.1), at =>
            {
                bar.IsIndeterminate(at.Of is null).Description(Line(at));
                (bar.MaxValue, bar.Value) = (at.Of ?? 1, at.Commits);
            }));
        });

    private static string Line(BackupProgress at) =>
        at.Of is { } all ? $"{at.Commits} of {all} commits {at.Doing}" : $"{at.Commits} commits {at.Doing}";

    private static Action<BackupProgress> AtMostEvery(TimeSpan pause, Action<BackupProgress> show)
    {
        var last = Stopwatch.GetTimestamp();
        return at =>
        {
            if (Stopwatch.GetElapsedTime(last) < pause) return;
            last = Stopwatch.GetTimestamp();
            show(at);
        };
    }
}
