using System.Text;

namespace RealtimeRestaurant.Peers;

/// <summary>A table for each phase, with the medians of the repetitions, and what is wrong with them.</summary>
internal sealed class Report(IReadOnlyList<Figures> all)
{
    private const string Baseline = "socketio";

    public string Table()
    {
        var table = new StringBuilder();
        foreach (var phase in Phase.All.Where(phase => all.Any(figures => figures.Phase == phase.Name)))
        {
            table.AppendLine($"\n{phase.Name}: {phase.Rooms} rooms × {phase.Screens} screens, {phase.Callers} callers\n");
            table.AppendLine($"| peer | runs | deliveries/s | lowest–highest | × {Baseline} | CPU s per million | p50 ms | p99 ms "
                + "| server % | client % | others % | bytes each | MB | lost / misrouted / refused / closed |");
            table.AppendLine("|" + string.Concat(Enumerable.Repeat(" --- |", 14)));
            foreach (var peer in all.Where(figures => figures.Phase == phase.Name).GroupBy(figures => figures.Peer))
                table.AppendLine(Row(phase.Name, peer.Key, [.. peer]));
        }
        return table.ToString();
    }

    /// <summary>Ratios below their floors, and runs with faults. A floor between peers that did not run is not asked.</summary>
    public IEnumerable<string> Failures(IEnumerable<Floor> floors) =>
    [
        .. from floor in floors
           let ratio = Ratio(floor.Peer, floor.Phase, floor.Other)
           where ratio < floor.Ratio
           select $"{floor.Peer}, {floor.Phase}: {ratio:0.00} × {floor.Other}, at least {floor.Ratio:0.00}",
        .. all.Where(figures => !figures.IsClean).Select(figures => $"{figures.Peer}, {figures.Phase}: {Faults([figures])} "
            + $"lost / misrouted / refused / closed; {figures.FirstFailure ?? "events did not come in time"}"),
    ];

    private string Row(string phase, string peer, IReadOnlyList<Figures> runs) =>
        $"| {peer} | {runs.Count} | {Of(figures => figures.DeliveriesPerSecond, runs):N0} "
        + $"| {runs.Min(figures => figures.DeliveriesPerSecond):N0}–{runs.Max(figures => figures.DeliveriesPerSecond):N0} "
        + (Ratio(peer, phase, Baseline) is { } ratio ? $"| {ratio:0.00} " : "| ")
        + $"| {Of(figures => figures.CpuSecondsPerMillion, runs):0.0} | {Of(figures => figures.P50, runs):0.0} "
        + $"| {Of(figures => figures.P99, runs):0.0} | {Of(figures => figures.ServerPercent, runs):0} "
        + $"| {Of(figures => figures.ClientPercent, runs):0} | {Of(figures => figures.OthersPercent, runs):0.0} "
        + $"| {Of(figures => figures.BytesPerDelivery, runs):0} | {Of(figures => figures.Megabytes, runs):0} | {Faults(runs)} |";

    private double? Ratio(string peer, string phase, string other) => Rate(peer, phase) / Rate(other, phase);

    private double? Rate(string peer, string phase) =>
        all.Where(figures => figures.Peer == peer && figures.Phase == phase).ToList() is { Count: > 0 } runs
            ? Of(figures => figures.DeliveriesPerSecond, runs) : null;

    // The median; of an even number of runs the mean of the middle two.
    private static double Of(Func<Figures, double> figure, IReadOnlyList<Figures> runs)
    {
        double[] sorted = [.. runs.Select(figure).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Faults(IReadOnlyList<Figures> runs) =>
        $"{runs.Sum(figures => figures.Lost)} / {runs.Sum(figures => figures.Misrouted)} "
        + $"/ {runs.Sum(figures => figures.Refused)} / {runs.Sum(figures => figures.Closed)}";
}
