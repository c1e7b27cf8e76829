using System.Text.Json;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Infrastructure.Backups;

namespace RealtimeRestaurant.Host.Backups;

/// <summary>
/// The commands <c>backup</c>, <c>verify</c> and <c>restore</c>, with the settings of the host. Results go to standard output, progress and
/// failures to standard error. Each gives its exit code: 0 or 1.
/// </summary>
internal static class BackupCommands
{
    private const string NothingToBackUp = "There is no restaurant in this store, so nothing was written. Is it the right one? "
        + "Settings are next to the program, the data is in the working directory.";

    private const string Unfinished =
        "The store is unfinished, and no host starts on it: stop every node, and restore again with --replace.";

    public static Task<int> BackUpAsync(string[] settings, string to, CancellationToken ct) => SayFailureAsync(async () =>
    {
        var builder = Settings.CommandBuilder(settings);
        builder.AddStore();
        builder.Services.AddSingleton<BackupJob>();
        await using var app = builder.Build();
        var path = Directory.Exists(to) ? new BackupFolder(to).Path(app.Services.GetRequiredService<TimeProvider>().GetUtcNow()) : to;
        if (await IsUnfinishedAsync(app.Services, ct)) throw new InvalidSettingsException(UnfinishedRestoreCheck.Sentence);
        if ((await app.Services.GetRequiredService<IStoreMaintenance>().RestaurantsAsync(ct)).Count == 0)
            throw new IOException(NothingToBackUp);
        var made = await BackupProgressDisplay.ShowAsync(progress =>
            app.Services.GetRequiredService<BackupJob>().WriteAsync(path, progress, ct));
        Console.WriteLine(
            $"{path}: {made.Restaurants} restaurants, {made.Commits} commits, {made.Accounts} accounts, {new FileInfo(path).Length} bytes");
    }, ct);

    public static Task<int> VerifyAsync(string[] settings, string from, CancellationToken ct) => SayFailureAsync(async () =>
    {
        // Needs none of them; but a misspelt one is refused everywhere.
        _ = Settings.CommandBuilder(settings);
        var contents = await VerifiedAsync(from, ct);
        foreach (var log in contents.Logs)
            Console.WriteLine($"{log.RestaurantId}  {log.Name}: {log.Commits} commits, {log.Seq} events, {log.From:u} to {log.To:u}");
        var header = contents.Header;
        Console.WriteLine($"{from} is complete: made {header.MadeAt:u} by version {header.Program}, "
            + $"{header.Restaurants} restaurants, {header.Commits} commits, {header.Accounts} accounts");
    }, ct);

    public static Task<int> RestoreAsync(string[] settings, RestoreRequest request, CancellationToken ct) => SayFailureAsync(async () =>
    {
        var builder = Settings.CommandBuilder(settings);
        RefuseIfInUse(builder.Configuration);
        var contents = await VerifiedAsync(request.Path, ct);
        // That may have taken minutes, in which a host was started again. Once the store is open here it is in use anyway.
        RefuseIfInUse(builder.Configuration);
        builder.AddStore();
        builder.Services.AddSingleton<RestoreJob>();
        await using var app = builder.Build();
        // Only to wait until the store answers: an unfinished one is what a restore is for.
        _ = await IsUnfinishedAsync(app.Services, ct);
        try
        {
            Say(await BackupProgressDisplay.ShowAsync(progress =>
                app.Services.GetRequiredService<RestoreJob>().RestoreAsync(request, progress, ct, contents)));
        }
        catch
        {
            if (await app.Services.GetRequiredService<IRestore>().IsUnfinishedAsync(CancellationToken.None))
                await Console.Error.WriteLineAsync(Unfinished);
            throw;
        }
    }, ct);

    private static async Task<int> SayFailureAsync(Func<Task> command, CancellationToken ct)
    {
        try
        {
            await command();
            return 0;
        }
        catch (Exception fault) when (Sentence(fault) is { } sentence)
        {
            await Console.Error.WriteLineAsync(ct.IsCancellationRequested ? "Interrupted." : sentence);
            return 1;
        }
    }

    // The expected failures of these commands. Any other is a defect, and is shown with its stack.
    private static string? Sentence(Exception fault) => fault switch
    {
        InvalidBackupException or RestoreRefusedException or ConcurrentWriteException or StoreUnavailableException => fault.Message,
        IOException or UnauthorizedAccessException or OperationCanceledException => fault.Message,
        InvalidDataException or JsonException =>
            $"The data in the store cannot be read: {fault.Message} "
            + "If it is damaged, keep it, and restore the last backup into an empty one.",
        _ => null,
    };

    private static Task<BackupContents> VerifiedAsync(string from, CancellationToken ct) =>
        BackupProgressDisplay.ShowAsync(progress => BackupVerifier.VerifyAsync(from, progress, ct));

    // The first call: a store that is starting or busy may take a while to respond.
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

    private static void RefuseIfInUse(IConfiguration settings)
    {
        if (Stores.IsInUse(settings)) throw new RestoreRefusedException("A host is running on this database. Stop it first.");
    }

    private static void Say(RestoreResult restored)
    {
        foreach (var (id, head) in restored.Logs) Console.WriteLine($"{id}: restored up to event {head.Seq}, as history {head.Epoch}");
        foreach (var email in restored.NotAdded) Console.WriteLine($"{email}: skipped; another account already uses this email");
        Console.WriteLine($"{restored.Logs.Count} restaurants and {restored.Accounts} accounts were restored. Start the host.");
    }
}
