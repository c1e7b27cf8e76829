using System.Diagnostics;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>The built host as a command line: <c>backup</c>, <c>verify</c>, <c>restore</c>, with the settings that a node has.</summary>
internal static class HostCommand
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    public static async Task<(int Code, string Output, string Errors)> RunAsync(NodeSettings settings, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RealtimeRestaurant.Host.dll"), .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings.All()) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = settings.Environment;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Timeout);
        return (process.ExitCode, await output, await errors);
    }
}
