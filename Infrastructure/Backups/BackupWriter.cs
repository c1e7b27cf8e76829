using System.IO.Compression;
using System.Security.Cryptography;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>
/// Writes a backup under a temporary name of its own, flushes it to the disk, and only then renames it: so a file with the name of a backup
/// is always whole. Only its owner can read the file, because it contains password hashes.
/// </summary>
internal sealed class BackupWriter : IAsyncDisposable
{
    /// <summary>A writer changes its file all the time. One that has not changed for so long has no writer any more.</summary>
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromMinutes(10);

    private readonly string _path, _partial;
    private readonly FileStream _file;
    private readonly SHA256 _sha256 = SHA256.Create();
    private readonly CryptoStream _hashing;
    private readonly GZipStream _content;
    private BackupHeader _header;
    private string? _restaurant;

    private BackupWriter(string path, FileStream file, BackupHeader header)
    {
        (_path, _partial, _file, _header) = (path, file.Name, file, header);
        _file.Write(BackupHeader.Unfinished);
        _hashing = new CryptoStream(_file, _sha256, CryptoStreamMode.Write, leaveOpen: true);
        _content = new GZipStream(_hashing, CompressionLevel.Fastest, leaveOpen: true);
    }

    /// <exception cref="BackupExistsException">A file of this name exists, or another writer is writing one.</exception>
    public static BackupWriter Create(string path, DateTimeOffset now)
    {
        if (File.Exists(path)) throw new BackupExistsException($"{path} exists already.");
        foreach (var partial in Partials(path))
        {
            var isAbandoned = now.UtcDateTime - File.GetLastWriteTimeUtc(partial) > AbandonedAfter;
            if (!isAbandoned) throw new BackupExistsException($"{partial} is being written.");
            File.Delete(partial);
        }
        var access = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 1 << 16, Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) access.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var program = typeof(BackupWriter).Assembly.GetName().Version?.ToString(3) ?? "";
        var header = new BackupHeader(BackupHeader.Name, BackupHeader.Known, program, now, 0, 0, 0, "");
        return new BackupWriter(path, new FileStream($"{path}.{Guid.NewGuid():N}.partial", access), header);
    }

    public async ValueTask AddAsync(Commit commit, CancellationToken ct)
    {
        var isNext = commit.RestaurantId != _restaurant;
        _header = _header with { Commits = _header.Commits + 1, Restaurants = _header.Restaurants + (isNext ? 1 : 0) };
        _restaurant = commit.RestaurantId;
        await WriteAsync(new BackupLine(Commit: commit), ct);
    }

    public async ValueTask AddAsync(Account account, CancellationToken ct)
    {
        _header = _header with { Accounts = _header.Accounts + 1 };
        await WriteAsync(new BackupLine(Account: account), ct);
    }

    /// <summary>Completes when the file is whole, on the disk, and has its name.</summary>
    /// <exception cref="BackupExistsException">Another writer, which began at the same moment or after this one had stalled, was
    /// faster.</exception>
    public async ValueTask<BackupHeader> CompleteAsync(CancellationToken ct)
    {
        await WriteAsync(new BackupLine(End: _header), ct);
        await _content.DisposeAsync();
        await _hashing.FlushFinalBlockAsync(ct);
        _header = _header with { Sha256 = Convert.ToHexStringLower(_sha256.Hash!) };
        _file.Position = 0;
        await _file.WriteAsync(_header.Line(), ct);
        await _file.FlushAsync(ct);
        _file.Flush(flushToDisk: true);
        await _file.DisposeAsync();
        Publish();
        return _header;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // This throws where the disk is full, because the buffer still has content.
            await _file.DisposeAsync();
        }
        finally
        {
            _sha256.Dispose();
            File.Delete(_partial);
        }
    }

    private void Publish()
    {
        try
        {
            File.Move(_partial, _path);
        }
        catch (IOException fault) when (File.Exists(_path))
        {
            throw new BackupExistsException($"{_path} exists already.", fault);
        }
    }

    private static IEnumerable<string> Partials(string path) => Directory
        .EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, "*.partial")
        .Where(partial => Path.GetFileName(partial).StartsWith($"{Path.GetFileName(path)}.", StringComparison.Ordinal));

    private async ValueTask WriteAsync(BackupLine line, CancellationToken ct)
    {
        await _content.WriteAsync(StoredJson.Encode(line), ct);
        _content.WriteByte((byte)'\n');
    }
}
