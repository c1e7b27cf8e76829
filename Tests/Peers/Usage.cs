using System.Globalization;

namespace RealtimeRestaurant.Peers;

/// <summary>Processor time and memory, as /proc has them.</summary>
internal static class Usage
{
    private const double TicksPerSecond = 100;

    /// <summary>Seconds of processor time of a process, in user and kernel mode.</summary>
    public static double Cpu(int pid) => Ticks(pid, last: 12) / TicksPerSecond;

    public static double Megabytes(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }

    /// <summary>
    /// Seconds of processor time of all processes but these. A child's time goes to its parent when it ends, so the sum never falls then.
    /// </summary>
    public static double OfOthers(params ReadOnlySpan<int> excepted)
    {
        var ticks = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) && !excepted.Contains(pid))
            {
                try { ticks += Ticks(pid, last: 14); }
                catch (IOException) { /* ended meanwhile */ }
            }
        return ticks / TicksPerSecond;
    }

    // The name in parentheses may hold blanks; after it, fields 11 to 14 are user and kernel time, and those of ended children.
    private static long Ticks(int pid, int last)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[11..(last + 1)].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
    }
}
