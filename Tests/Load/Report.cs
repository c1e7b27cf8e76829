using System.Text;
using System.Text.Json;

namespace RealtimeRestaurant.Load;

/// <summary>The figures of a run, as a table for people and as JSON for comparisons.</summary>
internal sealed record Report(DateTimeOffset At, Machine Machine, string CommandLine, LoadOptions Options, IReadOnlyList<Figures> Figures)
{
    private static readonly JsonSerializerOptions Pretty = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>
    /// Nothing was lost, duplicated, out of order or refused, and no connection closed. Otherwise the figures say nothing.
    /// </summary>
    public bool Clean => Figures.All(figures => figures is { Lost: 0, Duplicated: 0, Reordered: 0, Closed: 0, Refused: 0 });

    public string Json() => JsonSerializer.Serialize(this, Pretty);

    public string Table()
    {
        var table = new StringBuilder();
        table.AppendLine($"{Machine.Cores} × {Machine.Cpu}, {Machine.MemoryGigabytes} GB, {Machine.System}, {Machine.Runtime}");
        table.AppendLine(
            "| scenario | target | restaurants × screens | commands/s | deliveries/s | bytes | p50 ms | p95 ms | p99 ms | max ms "
            + "| CPU s per million | lost / dup / reordered / closed / refused | idle bytes each |");
        table.AppendLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var figures in Figures) table.AppendLine(Row(figures));
        foreach (var ratio in Ratios()) table.AppendLine(ratio);
        return table.ToString();
    }

    private static string Row(Figures f) =>
        $"| {f.Scenario} | {f.Target} | {f.Restaurants} × {f.Screens / Math.Max(1, f.Restaurants)} "
        + $"| {f.CommandsPerSecond:N0} | {f.DeliveriesPerSecond:N0} | {f.BytesPerMessage:0} "
        + (f.Latency is { } ms ? $"| {ms.P50:0.00} | {ms.P95:0.00} | {ms.P99:0.00} | {ms.Max:0.0} " : "| | | | ")
        + $"| {f.CpuSecondsPerMillionDeliveries:0.0} | {f.Lost} / {f.Duplicated} / {f.Reordered} / {f.Closed} / {f.Refused} "
        + $"| {f.BytesPerIdleConnection:N0} |";

    private IEnumerable<string> Ratios() =>
        from ours in Figures
        join bare in Figures on ours.Scenario equals bare.Scenario
        where ours.Target == "ours" && bare.Target == "bare"
        let ratios = Ratios(ours, bare).Where(ratio => double.IsFinite(ratio.Value)).Select(ratio => $"{ratio.Key} {ratio.Value:0.00}")
        select $"{ours.Scenario}, ours to bare: {string.Join(", ", ratios)}";

    private static Dictionary<string, double> Ratios(Figures ours, Figures bare) => new()
    {
        ["commands/s"] = ours.CommandsPerSecond / bare.CommandsPerSecond,
        ["deliveries/s"] = ours.DeliveriesPerSecond / bare.DeliveriesPerSecond,
        ["p99"] = (ours.Latency?.P99 ?? double.NaN) / (bare.Latency?.P99 ?? double.NaN),
        ["CPU per delivery"] = (ours.CpuSecondsPerMillionDeliveries ?? double.NaN) / (bare.CpuSecondsPerMillionDeliveries ?? double.NaN),
        ["idle memory"] = (double?)ours.BytesPerIdleConnection / bare.BytesPerIdleConnection ?? double.NaN,
    };
}
