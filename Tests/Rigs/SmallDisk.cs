using System.Diagnostics;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>A file system of a few megabytes, in memory, that can be filled to the last byte and emptied again.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 24;
    private readonly string _ballast;

    public SmallDisk()
    {
        Folder = Directory.CreateTempSubdirectory("small-disk-").FullName;
        _ballast = Path.Combine(Folder, "ballast");
        if (Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", Folder)
            is { } fault) throw new InvalidOperationException(fault);
    }

    /// <summary>Why there can be none here; null when there can. Decided once, by mounting one.</summary>
    public static string? WhyNot { get; } = Try();

    public string Folder { get; }

    /// <summary>Leaves not one page free.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(_ballast, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        foreach (var size in new[] { 1 << 20, 1 << 12 })
            for (var block = new byte[size]; Write(ballast, block);)
            {
            }
    }

    public void Free() => File.Delete(_ballast);

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static bool Write(FileStream ballast, byte[] block)
    {
        try
        {
            ballast.Write(block);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string? Try()
    {
        try
        {
            new SmallDisk().Dispose();
            return null;
        }
        catch (Exception fault)
        {
            return $"a small disk cannot be mounted (that takes root on Linux): {fault.Message}";
        }
    }

    internal static string? Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { UseShellExecute = false, RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : said.Trim();
    }
}

/// <summary>A test that fills a disk; skipped, with the reason, where none can be mounted.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        Skip = SmallDisk.WhyNot!;
        if (Skip is not null) Console.Error.WriteLine($"SKIPPING A TEST OF FULL DISKS: {Skip}");
    }
}
