using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Infrastructure.Backups;

namespace RealtimeRestaurant.Host.Backups;

/// <summary>
/// <c>backup</c>, <c>verify</c> and <c>restore</c>, with the settings of the host. What came out is on standard output, how far it is on
/// standard error; exit code 0: done, 1: not, 64: not understood, 78: settings that cannot be run with.
/// </summary>
internal static class BackupCommands
{
    private const string Usage = """
        backup  --to FILE | FOLDER
        verify  --from FILE
        restore --from FILE [--replace] [--until TIME] [--restaurant ID [--until TIME | SEQ]]
        Settings of the host may follow, as --ConnectionStrings:Sqlite "Data Source=…".
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            interrupted.Cancel();
        };
        try
        {
            return await RunAsync(args, interrupted.Token);
        }
        catch (InvalidSettingsException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 78;
        }
        catch (Exception fault) when (Sentence(fault) is { } sentence)
        {
            await Console.Error.WriteLineAsync(interrupted.IsCancellationRequested ? "Broken off." : sentence);
            return 1;
        }
    }

    // What may become of these commands. Anything else is a mistake of ours, and is shown with its stack.
    private static string? Sentence(Exception fault) => fault switch
    {
        InvalidBackupException or RestoreRefusedException or ConcurrentWriteException or StoreUnavailableException or IOException
            or UnauthorizedAccessException or OperationCanceledException => fault.Message,
        InvalidDataException or JsonException =>
            $"What is in the store cannot be read: {fault.Message} If it is damaged, keep it, and restore the last backup into an empty one.",
        _ => null,
    };

    private static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var (replace, rest) = (args.Contains("--replace"), args[1..].Where(arg => arg != "--replace").ToArray());
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = rest, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.CheckSettings();
        var settings = builder.Configuration;
        var (to, from) = (settings["to"], settings["from"]);
        switch (args[0])
        {
            case "backup" when IsUnderstood(rest, "to") && !replace && to is not null: return await BackUpAsync(builder, to, ct);
            case "verify" when IsUnderstood(rest, "from") && !replace && from is not null: return await VerifyAsync(from, ct);
            case "restore" when IsUnderstood(rest, "from", "until", "restaurant") && from is not null
                && Request(from, replace, settings["restaurant"], settings["until"]) is { } request:
                return await RestoreAsync(builder, request, ct);
        }
        await Console.Error.WriteLineAsync(Usage);
        return 64;
    }

    // A word of ours that does not belong here was meant to do something; all others are settings.
    private static bool IsUnderstood(string[] args, params string[] options) =>
        args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal))
        .Select(arg => arg[2..].Split('=')[0]).All(name => options.Contains(name) || name.Contains(':'));

    private static RestoreRequest? Request(string from, bool replace, string? restaurant, string? until)
    {
        var request = new RestoreRequest(from, replace, restaurant);
        if (until is null) return request;
        if (restaurant is not null
            && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seq)) return request with { UntilSeq = seq };
        return DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && !long.TryParse(until, out _) ? request with { Until = time } : null;
    }

    private static async Task<int> BackUpAsync(WebApplicationBuilder builder, string to, CancellationToken ct)
    {
        builder.AddStore();
        builder.Services.AddSingleton<BackupJob>();
        await using var app = builder.Build();
        var path = Directory.Exists(to) ? new BackupFolder(to).Path(app.Services.GetRequiredService<TimeProvider>().GetUtcNow()) : to;
        if (await IsUnfinishedAsync(app.Services, ct)) throw new InvalidSettingsException(WholeStore.Unfinished);
        if ((await app.Services.GetRequiredService<IStoreMaintenance>().RestaurantsAsync(ct)).Count == 0)
        {
            await Console.Error.WriteLineAsync(
                "There is no restaurant in this store, so nothing was written. Is it the right one? Settings are read beside the program, the data from where it is called.");
            return 1;
        }
        var made = await app.Services.GetRequiredService<BackupJob>().WriteAsync(path, Tell(), ct);
        Console.WriteLine($"{path}: {made.Restaurants} restaurants, {made.Commits} commits, {made.Accounts} accounts, {new FileInfo(
            path).Length} bytes");
        return 0;
    }

    // The first question: a store that is being started, or is busy, may take a while to answer it.
    private static async Task<bool> IsUnfinishedAsync(IServiceProvider services, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await services.GetRequiredService<IRestore>().IsUnfinishedAsync(ct);
            }
            catch (StoreUnavailableException fault) when (fault is not StoreUnusableException && attempt < 10)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), services.GetRequiredService<TimeProvider>(), ct);
            }
        }
    }

    private static async Task<int> VerifyAsync(string from, CancellationToken ct)
    {
        var contents = await BackupVerifier.VerifyAsync(from, Tell(), ct);
        foreach (var log in contents.Logs)
            Console.WriteLine($"{log.RestaurantId}  {log.Name}: {log.Commits} commits, {log.Seq} events, {log.From:u} to {log.To:u}");
        var header = contents.Header;
        Console.WriteLine(
            $"{from} is whole: made {header.MadeAt:u} by version {header.Program}, {header.Restaurants} restaurants, {header.Commits} commits, {header.Accounts} accounts");
        return 0;
    }

    private static async Task<int> RestoreAsync(WebApplicationBuilder builder, RestoreRequest request, CancellationToken ct)
    {
        RefuseIfInUse();
        var contents = await BackupVerifier.VerifyAsync(request.Path, Tell(), ct);
        // That may have taken minutes, in which somebody started a host again. Once the store is open here it is in use anyway.
        RefuseIfInUse();
        builder.AddStore();
        builder.Services.AddSingleton<RestoreJob>();
        await using var app = builder.Build();
        // Asked for nothing but that the store answers: what is unfinished is what this is for.
        _ = await IsUnfinishedAsync(app.Services, ct);
        try
        {
            var restored = await app.Services.GetRequiredService<RestoreJob>().RestoreAsync(request, Tell(), ct, contents);
            foreach (var (id, head) in restored.Logs) Console.WriteLine($"{id}: restored up to event {head.Seq}, as history {head.Epoch}");
            foreach (var email in restored.NotAdded) Console.WriteLine($"{email}: not added, since another account here has this email");
            Console.WriteLine($"{restored.Logs.Count} restaurants and {restored.Accounts} accounts are back. Start the host.");
            return 0;
        }
        catch
        {
            if (await app.Services.GetRequiredService<IRestore>().IsUnfinishedAsync(CancellationToken.None))
                await Console.Error.WriteLineAsync(
                    "The store is unfinished, and no host starts on it: stop every node, and restore again with --replace.");
            throw;
        }

        void RefuseIfInUse()
        {
            if (Stores.AreInUse(
                builder.Configuration)) throw new RestoreRefusedException("A host is running on this database. Stop it first.");
        }
    }

    // A line a second, and no more.
    private static Action<BackupProgress> Tell()
    {
        var (started, last) = (Stopwatch.GetTimestamp(), 0L);
        return at =>
        {
            var second = (long)Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (second == last) return;
            last = second;
            Console.Error.WriteLine(at.Of is { } all ? $"{at.Commits} of {all} commits {at.Doing}" : $"{at.Commits} commits {at.Doing}");
        };
    }
}
