using System.Runtime.InteropServices;
using RealtimeRestaurant.Load;

if (args is ["bare-host", ..])
{
    await BareHost.RunAsync(args[1..]);
    return 0;
}

if (args is ["reads", ..])
{
    await Reads.RunAsync(args[1..], CancellationToken.None);
    return 0;
}

LoadOptions options;
try { options = LoadOptions.Parse(args); }
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync($"{wrong.Message}\n\n{LoadOptions.Usage}");
    return 2;
}

using var stop = new CancellationTokenSource(TimeSpan.FromHours(3));
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
if (MixedLoad.Scenarios.Contains(options.Scenario)) return await MixedLoad.RunAsync(options, stop.Token) ? 0 : 1;
var (figures, whole) = (new List<Figures>(), true);
try
{
    foreach (var scenario in options.Scenario == "all" ? LoadOptions.Scenarios : [options.Scenario]) await RunAsync(scenario);
}
catch (Exception fault)
{
    // The edge of the tool: the nodes are down by now, and what was measured before is reported.
    Console.Error.WriteLine(stop.IsCancellationRequested ? "Stopped." : $"Failed: {fault.Message}");
    whole = false;
}

var report = new Report(TimeProvider.System.GetUtcNow(), Machine.Here(), $"Load {string.Join(' ', args)}", options, figures);
Console.WriteLine(report.Table());
if (options.Json is { } path) await File.WriteAllTextAsync(path, report.Json());
return whole && report.Clean ? 0 : 1;

// The nodes that this tool started must not outlive it.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

async Task RunAsync(string scenario)
{
    var (durable, inProcess, profile) = (scenario == "durable", options.Transport == "process", MessageProfile.Typical);
    if (durable && options.Only != "bare") figures.Add(await DurableCommands.InProcessAsync(options, stop.Token));
    if (durable && inProcess) return;
    if (options.Only != "bare")
    {
        await using var ours = await OurTarget.StartAsync(options, stop.Token);
        figures.Add(await Scenarios.RunAsync(scenario, ours, options, stop.Token));
        profile = figures[^1].Profile;
    }

    if (options.Only != "ours")
    {
        await using var bare = await BareTarget.StartAsync(options, profile, stop.Token);
        figures.Add(await Scenarios.RunAsync(scenario, bare, options, stop.Token));
    }
}
