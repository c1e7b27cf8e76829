using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Host.Backups;
using RealtimeRestaurant.Infrastructure.Backups;
using RealtimeRestaurant.Tests.Contracts;
using RealtimeRestaurant.Tests.Contracts.Sqlite;
using RealtimeRestaurant.Tests.Rigs;
using static RealtimeRestaurant.Tests.Contracts.TestData;
using Settings = RealtimeRestaurant.Host.Settings;

namespace RealtimeRestaurant.Tests.Backups;

public sealed class BackupScheduleTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backup-");
    private readonly SqliteFile _file = new();
    private readonly List<BackupSchedule> _nodes = [];
    private readonly Said _said = new();
    private Stores _stores = null!;

    public async Task InitializeAsync()
    {
        _stores = await _file.OpenAsync();
        await _stores.Log.AppendAsync(Commit("r_1", 1), ChangedEntities.Nothing, Ct);
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        await _stores.DisposeAsync();
        await _file.RemoveAsync();
        if (_folder.Exists) _folder.Delete(recursive: true);
    }

    [Theory, InlineData("2026-11-23T03:30:00Z", "2026-11-23T03:30:00Z"), InlineData("2026-11-23T03:29:59Z", "2026-11-22T03:30:00Z"),
        InlineData("2027-01-01T01:00:00Z", "2026-12-31T03:30:00Z")]
    public void Due_is_the_last_time_it_was_that_oclock(string now, string due) =>
        BackupSchedule.LastDue(DateTimeOffset.Parse(now), new(3, 30)).ShouldBe(DateTimeOffset.Parse(due));

    [Fact]
    public async Task One_that_was_missed_is_made_at_once_and_then_one_a_day_at_its_time()
    {
        await StartAsync();
        await HasAsync("restaurant-20261123T033000Z.backup");

        _clock.Advance(TimeSpan.FromHours(15));
        _folder.GetFiles().Length.ShouldBe(1);
        await UntilAsync("restaurant-20261124T033000Z.backup");

        (await BackupVerifier.VerifyAsync(Path.Combine(_folder.FullName, "restaurant-20261124T033000Z.backup"), null,
            Ct)).Header.Commits.ShouldBe(1);
    }

    [Fact]
    public async Task A_host_that_starts_again_makes_none_that_is_there()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "restaurant-20261123T033000Z.backup"), "made yesterday", Ct);
        await StartAsync();

        await UntilAsync("restaurant-20261124T033000Z.backup");
        (await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "restaurant-20261123T033000Z.backup"), Ct)).ShouldBe("made yesterday");
    }

    [Fact]
    public async Task Old_ones_go_and_what_is_named_otherwise_stays()
    {
        foreach (var day in Enumerable.Range(1, 31))
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, $"restaurant-202610{day:00}T033000Z.backup"), "", Ct);
        string[] others = ["restaurant-before-the-move.backup", "restaurant-20261001T033000Z.backup.txt", "notes.txt"];
        foreach (var other in others) await File.WriteAllTextAsync(Path.Combine(_folder.FullName, other), "", Ct);

        await StartAsync(new() { Daily = 2, Weekly = 0, Monthly = 2 });
        await Eventually.True(() => _folder.GetFiles().Length == others.Length + 2, "the old ones are gone");

        _folder.GetFiles().Select(file => file.Name).Except(others).Order()
            .ShouldBe(["restaurant-20261031T033000Z.backup", "restaurant-20261123T033000Z.backup"]);
    }

    [Fact]
    public async Task One_of_a_time_to_come_stops_none_is_not_removed_and_takes_nobodys_place()
    {
        string[] ahead = ["restaurant-20270301T033000Z.backup", "restaurant-20270302T033000Z.backup"];
        foreach (var name in ahead) await File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), "", Ct);

        await StartAsync(new() { Daily = 1, Weekly = 0, Monthly = 0 });
        await HasAsync("restaurant-20261123T033000Z.backup");
        await UntilAsync("restaurant-20261124T033000Z.backup");

        await Eventually.True(() => _folder.GetFiles().Length == 3, "the older one is gone");
        _folder.GetFiles().Select(file => file.Name).Order().ShouldBe(["restaurant-20261124T033000Z.backup", .. ahead]);
        _said.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain(ahead[1]);
    }

    [ImmutableFact]
    public async Task One_that_cannot_be_removed_is_said_and_is_no_fault_of_the_one_that_was_made()
    {
        string[] old = ["restaurant-20261001T033000Z.backup", "restaurant-20261002T033000Z.backup"];
        foreach (var name in old) await File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), "", Ct);
        using (new Immutable(Path.Combine(_folder.FullName, old[0])))
        {
            await StartAsync(new() { Daily = 1, Weekly = 0, Monthly = 0 });
            await Eventually.True(() =>
                _folder.GetFiles().Select(file => file.Name).Order().SequenceEqual([old[0], "restaurant-20261123T033000Z.backup"]),
                "the other one is gone");
        }
        await UntilAsync("restaurant-20261124T033000Z.backup");
        await Eventually.True(() => _folder.GetFiles().Length == 1, "it goes after the next backup");

        _said.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain(old[0]);
        _said.Lines.ShouldNotContain(line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_nodes_one_makes_it()
    {
        await StartAsync();
        await StartAsync();
        await HasAsync("restaurant-20261123T033000Z.backup");
        await UntilAsync("restaurant-20261124T033000Z.backup");

        // A backup is logged after it has its name, and the clock may have come to the next day meanwhile.
        await Eventually.True(() => Made() == _folder.GetFiles().Length, "each is made once");
        _said.Lines.ShouldNotContain(line => line.StartsWith("Error", StringComparison.Ordinal));

        int Made() => _said.Lines.Count(line => line.StartsWith("Information: Backup ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_fails_is_said_and_tried_again()
    {
        _folder.Delete();
        await StartAsync();
        await Eventually.True(() => _said.Lines.Any(line => line.StartsWith("Error", StringComparison.Ordinal)), "it is said");

        _folder.Create();
        await UntilAsync("restaurant-20261123T033000Z.backup");
    }

    [SmallDiskFact]
    public async Task A_full_disk_is_said_leaves_nothing_and_ends_by_itself_once_there_is_space()
    {
        using var disk = new SmallDisk();
        disk.Fill();
        Settings.Faults(new BackupOptions { Folder = disk.Folder }).ShouldBeEmpty("a node must start all the same");
        await StartAsync(new() { Folder = disk.Folder });
        await Eventually.True(() => _said.Lines.Any(line => line.StartsWith("Error", StringComparison.Ordinal)), "it is said");
        _said.Lines.Single().ShouldContain("No space left");
        Directory.GetFiles(disk.Folder).ShouldHaveSingleItem("but for what fills the disk");

        disk.Free();
        var due = Path.Combine(disk.Folder, "restaurant-20261123T033000Z.backup");
        await UntilAsync(due);
        (await BackupVerifier.VerifyAsync(due, null, Ct)).Header.Commits.ShouldBe(1);
        await StopAsync();
    }

    [Fact]
    public async Task While_a_backup_is_restored_into_the_store_none_is_made_of_it()
    {
        await _stores.Part<IRestore>().BeginAsync("r_2", Ct);
        await StartAsync();
        await Eventually.True(() => _said.Lines.Any(line => line.StartsWith("Error", StringComparison.Ordinal)), "it is said");
        _folder.GetFiles().ShouldBeEmpty();

        await _stores.Part<IRestore>().EndAsync(Ct);
        await UntilAsync("restaurant-20261123T033000Z.backup");
    }

    [Theory, InlineData("Development", "Information"), InlineData("Production", "Warning")]
    public async Task Without_a_folder_none_is_made_and_that_is_said(string environment, string level)
    {
        await StartAsync(new() { Folder = null }, environment);
        await Eventually.True(() =>
            _said.Lines.Any(line => line.StartsWith($"{level}: No backups are made", StringComparison.Ordinal)), "it is said");
    }

    [Fact]
    public void Each_setting_has_its_bounds_and_its_sentence()
    {
        Settings.Faults(new BackupOptions { Folder = _folder.FullName }).ShouldBeEmpty();
        Settings.Faults(new BackupOptions { Daily = 0, Weekly = -1, Monthly = 20_000, Folder = "/proc/no" })
            .Select(fault => fault.Split(' ')[1]).ShouldBe(["Backup:Daily", "Backup:Weekly", "Backup:Monthly", "Backup:Folder"]);
    }

    private async Task StopAsync()
    {
        foreach (var node in _nodes)
        {
            await node.StopAsync(Ct);
            node.Dispose();
        }
        _nodes.Clear();
    }

    [ImmutableFact]
    public void A_folder_that_is_there_and_cannot_be_written_to_is_refused_and_trying_leaves_nothing_behind()
    {
        using (new Immutable(_folder.FullName)) Settings.Faults(new BackupOptions { Folder = _folder.FullName }).ShouldHaveSingleItem()
            .ShouldStartWith("Set Backup:Folder to a folder that this program may write to");
        Settings.Faults(new BackupOptions { Folder = _folder.FullName }).ShouldBeEmpty();
        _folder.GetFiles().ShouldBeEmpty();
    }

    private async Task StartAsync(BackupOptions? options = null, string environment = "Development")
    {
        var all = options ?? new BackupOptions();
        var backingUp = new BackupJob(_stores.Log, _stores.Part<IStoreMaintenance>(), _stores.Part<IRestore>(), TimeProvider.System);
        var node = new BackupSchedule(options is { Folder: null, Daily: 7 } ? all
            : all with { Folder = all.Folder ?? _folder.FullName }, backingUp, _clock,
            new HostingEnvironment { EnvironmentName = environment }, _said);
        _nodes.Add(node);
        await node.StartAsync(Ct);
    }

    private Task HasAsync(string name) => Eventually.True(() => File.Exists(Path.Combine(_folder.FullName, name)), $"{name} is made");

    private Task UntilAsync(string name) => Eventually.True(() =>
    {
        _clock.Advance(TimeSpan.FromMinutes(15));
        return File.Exists(Path.Combine(_folder.FullName, name));
    }, $"{name} is made");

    private sealed class Said : ILogger<BackupSchedule>
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines { get { lock (_lines) return [.. _lines]; } }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add($"{logLevel}: {formatter(state, exception)} {exception?.Message}".TrimEnd());
        }
    }
}
