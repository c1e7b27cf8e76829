using RealtimeRestaurant.Load;

if (args is ["bare-host", ..])
{
    await BareHost.RunAsync(args[1..]);
    return 0;
}

LoadOptions options;
try { options = LoadOptions.Parse(args); }
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync($"{wrong.Message}\n\n{LoadOptions.Usage}");
    return 2;
}

using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(30));
Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; stop.Cancel(); };

var figures = new List<Figures>();
foreach (var scenario in options.Scenario == "all" ? LoadOptions.Scenarios : [options.Scenario])
{
    var talk = Talk.Typical;
    if (options.Only != "bare")
    {
        await using var ours = await OurHouse.StartAsync(options, stop.Token);
        figures.Add(await Scenarios.RunAsync(scenario, ours, options, stop.Token));
        talk = figures[^1].Talk;
    }

    if (options.Only != "ours")
    {
        await using var bare = await BareHouse.StartAsync(options, talk, stop.Token);
        figures.Add(await Scenarios.RunAsync(scenario, bare, options, stop.Token));
    }
}

var report = new Report(TimeProvider.System.GetUtcNow(), Machine.Here(), $"Load {string.Join(' ', args)}", options, figures);
Console.WriteLine(report.Table());
if (options.Json is { } path) await File.WriteAllTextAsync(path, report.Json());
return report.Clean ? 0 : 1;
