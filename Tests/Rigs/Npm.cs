using System.Diagnostics;
using System.Text;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>The client in JavaScript, and the programs that it is tested with.</summary>
internal static class Npm
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(4);

    /// <summary>Why its tests cannot run here; null when they can. <c>./test</c> finds out whether packages can be had.</summary>
    public static string? WhyNot =>
        Environment.GetEnvironmentVariable("NO_NPM") is { Length: > 0 } reason ? reason
        : new[] { "node", "npm", Chromium }.FirstOrDefault(program => !IsInstalled(program)) is { } missing ? $"There is no {missing}."
        : null;

    /// <summary>The package's folder.</summary>
    public static string Package { get; } = Path.Combine(Repository.Root, "Clients", "javascript");

    private static string Chromium => Environment.GetEnvironmentVariable("CHROMIUM") ?? "chromium";

    /// <summary>Runs a program in a folder to its end; what it printed.</summary>
    public static async Task<string> RunAsync(string folder, string program, params string[] arguments)
    {
        using var process = Start(folder, program, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try { await process.WaitForExitAsync().WaitAsync(Timeout); }
        finally { process.Kill(entireProcessTree: true); }
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{await output}\n{await errors}");
        return await output;
    }

    /// <summary>Starts a program that runs until it is killed, and gathers what it prints.</summary>
    public static (Process Process, StringBuilder Output) Follow(string folder, string program, params string[] arguments)
    {
        var (process, output) = (Start(folder, program, arguments), new StringBuilder());
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return (process, output);

        void Keep(string? line)
        {
            lock (output) output.AppendLine(line);
        }
    }

    private static Process Start(string folder, string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}

/// <summary>A test of the client in JavaScript; skipped, with the reason, where Node, npm or Chromium is missing.</summary>
public sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute() => Skip = Npm.WhyNot!;
}
