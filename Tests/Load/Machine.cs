using System.Runtime.InteropServices;

namespace RealtimeRestaurant.Load;

/// <summary>Where the figures are from.</summary>
internal sealed record Machine(string Cpu, int Cores, double MemoryGigabytes, string System, string Runtime)
{
    public static Machine Here() => new(
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown",
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, 1),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);
}
