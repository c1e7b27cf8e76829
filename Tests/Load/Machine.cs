using System.Runtime.InteropServices;

namespace RealtimeRestaurant.Load;

/// <summary>The machine that the figures are from.</summary>
internal sealed record Machine(string Cpu, int Cores, double MemoryGigabytes, string System, string Runtime)
{
    public static Machine Here() => new(
        Processor()?.Split(':')[1].Trim() ?? "unknown",
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, 1),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    private static string? Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
}
