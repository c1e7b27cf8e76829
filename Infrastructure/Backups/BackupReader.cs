using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>Reads a backup after it has verified the checksum.</summary>
internal sealed class BackupReader : IAsyncDisposable
{
    private readonly string _path;
    private readonly FileStream _file;

    private BackupReader(string path, FileStream file, BackupHeader header) => (_path, _file, Header) = (path, file, header);

    public BackupHeader Header { get; }

    /// <exception cref="InvalidBackupException">The file is not a backup, or not a whole one.</exception>
    public static async ValueTask<BackupReader> OpenAsync(string path, CancellationToken ct)
    {
        var file = Open(path);
        try
        {
            var line = new byte[BackupHeader.Length];
            var read = await file.ReadAtLeastAsync(line, line.Length, throwOnEndOfStream: false, ct);
            var header = BackupHeader.Read(line.AsSpan(0, read), path);
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
            return sha256 == header.Sha256
                ? new BackupReader(path, file, header)
                : throw new InvalidBackupException($"{path} is damaged: its content is not what was written (SHA-256).");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads all lines but the last, which it compares with the header.</summary>
    public async IAsyncEnumerable<BackupLine> LinesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        _file.Position = BackupHeader.Length;
        await using var content = new GZipStream(_file, CompressionMode.Decompress, leaveOpen: true);
        var lines = PipeReader.Create(content, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        BackupLine? line;
        while ((line = await NextAsync(lines, ct)) is { End: null }) yield return line;
        if (line?.End != Header with { Sha256 = "" })
            throw new InvalidBackupException($"{_path} is damaged: its last line does not match its first.");
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static FileStream Open(string path)
    {
        try
        {
            var sequential = FileOptions.Asynchronous | FileOptions.SequentialScan;
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, sequential);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidBackupException($"{path} cannot be opened: {fault.Message}", fault);
        }
    }

    // The content is whole, but a newer program may have written events that this one does not know.
    private async ValueTask<BackupLine?> NextAsync(PipeReader lines, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var read = await lines.ReadAsync(ct);
                if (read.Buffer.PositionOf((byte)'\n') is { } end)
                {
                    var line = Decode(read.Buffer.Slice(0, end));
                    lines.AdvanceTo(read.Buffer.GetPosition(1, end));
                    return line;
                }
                if (read.IsCompleted) return null;
                lines.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException or NotSupportedException or ArgumentException)
        {
            throw new InvalidBackupException($"{_path} cannot be read: {fault.Message}", fault);
        }
    }

    private static BackupLine Decode(ReadOnlySequence<byte> line) =>
        StoredJson.Decode<BackupLine>(line.IsSingleSegment ? line.FirstSpan : line.ToArray());
}
