using System.Diagnostics;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>The built host as a command line: a node, or <c>backup</c>, <c>verify</c>, <c>restore</c>.</summary>
internal static class HostCommand
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>Runs it to its end with the settings that a node has.</summary>
    public static Task<(int Code, string Output, string Errors)> RunAsync(NodeSettings settings, params string[] args) =>
        RunAsync(Start(settings, args));

    /// <summary>Runs it to its end, with arguments alone.</summary>
    public static Task<(int Code, string Output, string Errors)> RunAsync(params string[] args) => RunAsync(Start(args));

    /// <summary>How to start it with the settings that a node has.</summary>
    public static ProcessStartInfo Start(NodeSettings settings, params string[] args)
    {
        var start = Start(args);
        foreach (var (key, value) in settings.All()) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = settings.Environment;
        return start;
    }

    private static ProcessStartInfo Start(string[] args) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "RealtimeRestaurant.Host.dll"), .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // A process that lives for seconds does not earn back what the host's own setting compiles at its start: half of its CPU.
            Environment = { ["DOTNET_TC_CallCountingDelayMs"] = "100" },
        };

    private static async Task<(int Code, string Output, string Errors)> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Timeout);
        return (process.ExitCode, await output, await errors);
    }
}
