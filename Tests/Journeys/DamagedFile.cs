using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>
/// What is left of the database is none any more. That is when backups are asked for, so the commands must say what to do, and that must
/// be right.
/// </summary>
public sealed class DamagedFile(DamagedFile.BackedUpNode whole) : IClassFixture<DamagedFile.BackedUpNode>
{
    public enum Damage { Header, Page, Row, Folder }

    private static readonly string[] Parts = ["", "-wal", "-shm"];

    [Theory]
    [InlineData(Damage.Header, "damaged. Move it away"), InlineData(Damage.Page, "damaged. Move it away"),
        InlineData(Damage.Row, "cannot be read"), InlineData(Damage.Folder, "cannot be opened")]
    public async Task Is_said_with_what_to_do_and_once_that_is_done_the_backup_comes_back(Damage damage, string sentence)
    {
        await using var place = Place.Of("sqlite");
        var (settings, file) = (place.Settings, whole.Backup);
        foreach (var part in Parts)
            if (File.Exists(whole.Settings.Sqlite + part)) File.Copy(whole.Settings.Sqlite + part, settings.Sqlite + part);
        Do(damage, settings.Sqlite);

        await RefusesAsync(settings, sentence, "backup", "--to", $"{settings.Sqlite}.backup");
        // A row is removed without being read.
        if (damage is not Damage.Row) await RefusesAsync(settings, sentence, "restore", "--from", file, "--replace");
        if (damage is Damage.Header or Damage.Folder)
        {
            var (code, output) = await NodeProcess.FailAsync(settings);
            code.ShouldBe(78, output);
            output.ShouldContain(sentence);
        }

        foreach (var part in Parts)
            if (Path.Exists(settings.Sqlite + part)) Directory.Move(settings.Sqlite + part, $"{settings.Sqlite}.lost{part}");
        var (restored, _, errors) = await HostCommand.RunAsync(settings, "restore", "--from", file);
        restored.ShouldBe(0, errors);
        (await Truth.ReadAsync(settings, "r_demo")).Head.ShouldBe((await Truth.ReadAsync(whole.Settings, "r_demo")).Head);
        // What comes back is the same each time: that a host starts on it, and people sign in, is looked at once.
        if (damage is not Damage.Header) return;
        await using var again = await NodeProcess.StartAsync(settings);
        await using var clients = await DemoClients.OpenAsync(again.Address);
    }

    /// <summary>The database of a node that was killed, and a backup of it: what each kind of damage is done to a copy of.</summary>
    public sealed class BackedUpNode : IAsyncLifetime
    {
        private readonly Place _place = Place.Of("sqlite");

        internal NodeSettings Settings => _place.Settings;

        public string Backup => $"{Settings.Sqlite}.backup";

        public async Task InitializeAsync()
        {
            await using var node = await NodeProcess.StartAsync(Settings);
            (await HostCommand.RunAsync(Settings, "backup", "--to", Backup)).Code.ShouldBe(0);
        }

        public async Task DisposeAsync() => await _place.DisposeAsync();
    }

    private static async Task RefusesAsync(NodeSettings settings, string sentence, params string[] command)
    {
        var (code, output, errors) = await HostCommand.RunAsync(settings, command);
        (code, output).ShouldBe((1, ""), errors);
        errors.ShouldContain(sentence);
        errors.ShouldNotContain("   at ");
    }

    private static void Do(Damage damage, string file)
    {
        var (page, root) = Settle(file, damage is Damage.Row ? "UPDATE commits SET body = x'00'" : "SELECT 1");
        switch (damage)
        {
            case Damage.Header:
                Overwrite(file, 0, 64);
                break;
            case Damage.Page:
                Overwrite(file, (root - 1) * page, page);
                break;
            case Damage.Folder:
                File.Delete(file);
                Directory.CreateDirectory(file);
                break;
        }
    }

    // The node was killed: what is in its write-ahead log would hide what becomes of the file.
    private static (long PageSize, long Commits) Settle(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Ask(sql);
        Ask("PRAGMA wal_checkpoint(TRUNCATE)");
        return (Ask("PRAGMA page_size"), Ask("SELECT rootpage FROM sqlite_schema WHERE name = 'commits'"));

        long Ask(string question)
        {
            using var command = connection.CreateCommand();
            command.CommandText = question;
            return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private static void Overwrite(string file, long at, long length)
    {
        using var bytes = new FileStream(file, FileMode.Open, FileAccess.Write);
        bytes.Position = at;
        bytes.Write([.. Enumerable.Repeat((byte)0xA5, (int)length)]);
    }
}
