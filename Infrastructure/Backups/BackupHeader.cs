using System.Text;
using System.Text.Json;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>
/// The first line of a backup: 512 bytes of JSON, padded with spaces. It is written last, so that an interrupted file has none. The content
/// follows: gzipped JSON Lines, see <see cref="BackupLine"/>.
/// </summary>
/// <param name="Version">The version of the format.</param>
/// <param name="Program">The version of the program that wrote the backup.</param>
/// <param name="MadeAt">When the backup began: it contains every log up to that moment.</param>
/// <param name="Sha256">The hash of all bytes after this line, in hex.</param>
public sealed record BackupHeader(
    string Format, int Version, string Program, DateTimeOffset MadeAt, int Restaurants, long Commits, long Accounts, string Sha256)
{
    public const string Name = "realtime-restaurant-backup";
    public const int Known = 1;
    internal const int Length = 512;

    internal static ReadOnlySpan<byte> Unfinished => Blank;

    private static readonly byte[] Blank = [.. Enumerable.Repeat((byte)' ', Length - 1), (byte)'\n'];

    internal byte[] Line() => [.. StoredJson.Encode(this), .. Blank[StoredJson.Encode(this).Length..]];

    /// <exception cref="InvalidBackupException">The line is not the header of a finished backup of a version that this program
    /// reads.</exception>
    internal static BackupHeader Read(ReadOnlySpan<byte> line, string path)
    {
        if (line.SequenceEqual(Blank)) throw new InvalidBackupException($"{path} was never finished; take an older backup.");
        if (!line.StartsWith(Encoding.UTF8.GetBytes($"{{\"format\":\"{Name}\"")))
            throw new InvalidBackupException($"{path} is not a backup of this program.");
        try
        {
            if (JsonSerializer.Deserialize<Start>(line, StoredJson.Options)!.Version is var version and not Known)
                throw new InvalidBackupException(
                    $"{path} has version {version} of the format; this program reads {Known}. "
                    + "Use the program that made it, or a newer one.");
            var header = StoredJson.Decode<BackupHeader>(line);
            if (line.SequenceEqual(header.Line())) return header;
        }
        catch (JsonException)
        {
            // The exception below reports it.
        }
        throw new InvalidBackupException($"{path} is damaged: its first line cannot be read.");
    }

    private sealed record Start(int Version);
}
