namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>
/// Until it is disposed, nobody may write to these files or remove them, not even root, and not even who has them open already: as on a
/// disk that the system has made read-only because it fails.
/// </summary>
internal sealed class Immutable : IDisposable
{
    private readonly string[] _files;

    public Immutable(params string[] files)
    {
        _files = files;
        if (SmallDisk.Run("chattr", ["+i", .. files]) is { } fault) throw new InvalidOperationException(fault);
    }

    /// <summary>Why there can be none here; null when there can. Decided once, by making one.</summary>
    public static string? WhyNot { get; } = Try();

    public void Dispose() => SmallDisk.Run("chattr", ["-i", .. _files]);

    private static string? Try()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            using var immutable = new Immutable(file);
            open.WriteByte(1);
            return "this file system lets write whoever has the file open";
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
        catch (Exception fault)
        {
            return $"a file cannot be made immutable (that takes root on Linux): {fault.Message}";
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>A test of files that cannot be written; skipped, with the reason, where none can be made so.</summary>
public sealed class ImmutableFactAttribute : FactAttribute
{
    public ImmutableFactAttribute()
    {
        Skip = Immutable.WhyNot!;
        if (Skip is not null) Console.Error.WriteLine($"SKIPPING A TEST OF FILES THAT CANNOT BE WRITTEN: {Skip}");
    }
}
