using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Infrastructure.Backups;
using RealtimeRestaurant.Tests.Contracts;
using RealtimeRestaurant.Tests.Contracts.Sqlite;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Backups;

/// <summary>What a backup file is, and what is none: refused with a sentence, and nothing is written.</summary>
public sealed class BackupFileTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backup-");
    private readonly SqliteFile _source = new(), _target = new();
    private Stores _stores = null!;
    private byte[] _whole = null!;

    private string Path => System.IO.Path.Combine(_folder.FullName, "some.backup");

    public async Task InitializeAsync()
    {
        _stores = await _source.OpenAsync();
        for (var seq = 1; seq < 10; seq += 3) await _stores.Log.AppendAsync(Commit("r_1", seq, events: 3), ChangedEntities.Nothing, Ct);
        await _stores.Accounts.AddAsync(Account(), Ct);
        await BackUpAsync();
        _whole = await File.ReadAllBytesAsync(Path, Ct);
    }

    public async Task DisposeAsync()
    {
        await _stores.DisposeAsync();
        await _source.RemoveAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_whole_one_says_what_is_in_it()
    {
        var contents = await VerifyAsync();

        (contents.Header.Restaurants, contents.Header.Commits, contents.Header.Accounts).ShouldBe((1, 3, 1));
        contents.Logs.ShouldHaveSingleItem().ShouldBe(new BackedUpLog("r_1", "", 3, 3, 9, Evening.AddSeconds(1), Evening.AddSeconds(7)));
        Encoding.UTF8.GetString(_whole, 0, 60).ShouldStartWith("{\"format\":\"realtime-restaurant-backup\",\"version\":1,");
        _whole[511].ShouldBe((byte)'\n');
    }

    [Fact]
    public void Nobody_but_its_owner_may_read_it()
    {
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task One_flipped_bit_anywhere_is_found()
    {
        for (var at = 0; at < _whole.Length; at++)
        {
            byte[] damaged = [.. _whole];
            damaged[at] ^= (byte)(1 << (at % 8));
            await File.WriteAllBytesAsync(Path, damaged, Ct);
            (await Should.ThrowAsync<InvalidBackupException>(VerifyAsync, $"byte {at}")).Message.ShouldStartWith(Path);
        }
    }

    [Fact]
    public async Task One_missing_or_additional_byte_is_found()
    {
        for (var length = 0; length < _whole.Length; length++)
        {
            await File.WriteAllBytesAsync(Path, _whole[..length], Ct);
            await Should.ThrowAsync<InvalidBackupException>(VerifyAsync, $"{length} bytes");
        }
        await File.WriteAllBytesAsync(Path, [.. _whole, 0], Ct);
        await Should.ThrowAsync<InvalidBackupException>(VerifyAsync);
    }

    [Fact]
    public async Task What_it_is_not_is_said()
    {
        (await SentenceAsync([.. _whole.AsSpan(..511).ToArray().Select(_ => (byte)' '), .. _whole[511..]])).ShouldContain("never finished");
        (await SentenceAsync(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_whole, 0, 512).Replace("\"version\":1", "\"version\":2"))))
            .ShouldContain("version 2 of the format");
        (await SentenceAsync("SQLite format 3"u8.ToArray())).ShouldContain("not a backup of this program");
        (await SentenceAsync([])).ShouldContain("not a backup of this program");
        (await SentenceAsync([.. _whole[..600], .. _whole[601..]])).ShouldContain("damaged");
        File.Delete(Path);
        (await Should.ThrowAsync<InvalidBackupException>(VerifyAsync)).Message.ShouldContain("cannot be opened");
    }

    [Fact]
    public async Task A_damaged_one_changes_nothing_where_it_was_to_be_restored()
    {
        await File.WriteAllBytesAsync(Path, _whole[..^1], Ct);
        await using (var target = await _target.OpenAsync())
        {
            await target.Log.AppendAsync(Commit("r_here", 1), ChangedEntities.Nothing, Ct);
            var parts = (IServiceProvider)target.Opened;
            var restoring =
                new RestoreJob(target.Log, target.Snapshots, parts.GetRequiredService<IStoreMaintenance>(),
                parts.GetRequiredService<IRestore>(), target.Accounts);

            await Should.ThrowAsync<InvalidBackupException>(() => restoring.RestoreAsync(new(Path, Replace: true), null, Ct));

            (await target.Log.HeadsAsync(["r_here"], Ct)).Count.ShouldBe(1);
            (await parts.GetRequiredService<IRestore>().IsUnfinishedAsync(Ct)).ShouldBeFalse();
        }
        await _target.RemoveAsync();
    }

    [Fact]
    public async Task A_log_with_a_hole_or_of_two_histories_or_back_in_time_is_none()
    {
        (await LogFaultAsync(Commit("r_1", 1), Commit("r_1", 3))).ShouldContain("at event 3: it should be 2");
        (await LogFaultAsync(Commit("r_1", 1), Commit("r_1", 1))).ShouldContain("at event 1: it should be 2");
        (await LogFaultAsync(Commit("r_1", 1), Commit("r_1", 2, epoch: "e2"))).ShouldContain("another history");
        (await LogFaultAsync(Commit("r_1", 1), Commit("r_1", 2) with { At = Evening })).ShouldContain("earlier");
        (await LogFaultAsync(Commit("r_1", 1, events: 2) with { Commands = [] })).ShouldContain("its commands");
        (await LogFaultAsync(Commit("r_1", 1), Commit("r_2", 1), Commit("r_1", 2))).ShouldContain("at event 2: it should be 1");
    }

    [Fact]
    public async Task What_fails_half_way_leaves_nothing_behind()
    {
        File.Delete(Path);

        await Should.ThrowAsync<FormatException>(() => BackUpAsync(progress: at => { if (at.Commits == 2) throw new FormatException(); }));

        _folder.GetFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_who_want_the_same_file_one_writes_it_unless_the_other_died_over_it()
    {
        (await Should.ThrowAsync<IOException>(() => BackUpAsync())).Message.ShouldContain("exists already");
        File.Delete(Path);
        await File.WriteAllTextAsync($"{Path}.theirs.partial", "somebody is at it", Ct);
        await File.WriteAllTextAsync($"{Path}2.theirs.partial", "somebody is at another", Ct);
        await Should.ThrowAsync<BackupExistsException>(() => BackUpAsync());

        File.SetLastWriteTimeUtc($"{Path}.theirs.partial", TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-11));
        await BackUpAsync();

        _folder.GetFiles().Select(file => file.Name).Order().ShouldBe(["some.backup", "some.backup2.theirs.partial"]);
        (await VerifyAsync()).Header.Commits.ShouldBe(3);
    }

    [Fact]
    public async Task Who_stood_still_for_too_long_gives_out_nothing_of_whoever_took_over()
    {
        File.Delete(Path);
        var now = TimeProvider.System.GetUtcNow();
        await using var takenOver = BackupWriter.Create(Path, now.AddMinutes(-11));
        await takenOver.AddAsync(Commit("r_late", 1), Ct);
        File.SetLastWriteTimeUtc(_folder.GetFiles().ShouldHaveSingleItem().FullName, now.UtcDateTime.AddMinutes(-11));
        await using var other = BackupWriter.Create(Path, now);
        await other.AddAsync(Commit("r_1", 1), Ct);

        await Should.ThrowAsync<IOException>(async () => await takenOver.CompleteAsync(Ct));
        File.Exists(Path).ShouldBeFalse("the other is not finished yet");
        await takenOver.DisposeAsync();
        await other.CompleteAsync(Ct);

        (await VerifyAsync()).Logs.ShouldHaveSingleItem().RestaurantId.ShouldBe("r_1");
        await Should.ThrowAsync<BackupExistsException>(async () => await BackUpAsync());
        _folder.GetFiles().ShouldHaveSingleItem();
    }

    private Task<BackupContents> VerifyAsync() => BackupVerifier.VerifyAsync(Path, null, Ct);

    private async Task BackUpAsync(Action<BackupProgress>? progress = null) =>
        await new BackupJob(_stores.Log, _stores.Part<IStoreMaintenance>(), _stores.Part<IRestore>(), TimeProvider.System)
            .WriteAsync(Path, progress, Ct);

    private async Task<string> SentenceAsync(byte[] content)
    {
        await File.WriteAllBytesAsync(Path, content, Ct);
        return (await Should.ThrowAsync<InvalidBackupException>(VerifyAsync)).Message;
    }

    private async Task<string> LogFaultAsync(params Commit[] commits)
    {
        File.Delete(Path);
        await using (var writer = BackupWriter.Create(Path, Evening))
        {
            foreach (var commit in commits) await writer.AddAsync(commit, Ct);
            await writer.CompleteAsync(Ct);
        }
        return (await Should.ThrowAsync<InvalidBackupException>(VerifyAsync)).Message;
    }
}
