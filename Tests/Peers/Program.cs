using System.Text.Json;
using RealtimeRestaurant.Peers;

// What the script `run` calls: the smallest hub, one measurement of one peer, and the table of all of them.
switch (args)
{
    case ["bare-hub", var port]:
        await BareHub.RunAsync(port);
        return 0;
    case ["load", ..]:
        var options = LoadOptions.Parse(args[1..]);
        var figures = await LoadRun.MeasureAsync(options);
        await File.AppendAllTextAsync(options.Output, JsonSerializer.Serialize(figures) + "\n");
        return figures.OthersPercent > options.MostOthersPercent ? LoadRun.Disturbed : 0;
    case ["report", var lines, var floors]:
        var report = new Report([.. File.ReadLines(lines).Select(line => JsonSerializer.Deserialize<Figures>(line)!)]);
        Console.WriteLine(report.Table());
        var failures = report.Failures(Floor.ReadAll(File.ReadLines(floors))).ToList();
        foreach (var failure in failures) Console.WriteLine($"FAILED {failure}");
        return failures.Count == 0 ? 0 : 1;
    default:
        await Console.Error.WriteLineAsync("Start Tests/Peers/run instead.");
        return 2;
}
