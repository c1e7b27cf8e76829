using System.Collections.Concurrent;

namespace RealtimeRestaurant.Host.Simulation;

/// <summary>What has happened so far, counted from any thread.</summary>
internal sealed class Tally
{
    private readonly ConcurrentQueue<double> _latencies = new();
    private readonly ConcurrentDictionary<string, int> _refused = new();
    private int _orders, _served, _paid, _events, _gaps;
    private long _revenue;

    public void Order() => Interlocked.Increment(ref _orders);
    public void Served() => Interlocked.Increment(ref _served);
    public void Paid(long amount)
    {
        Interlocked.Increment(ref _paid);
        Interlocked.Add(ref _revenue, amount);
    }

    public void GaveBack(long amount) => Interlocked.Add(ref _revenue, -amount);

    public void Event() => Interlocked.Increment(ref _events);
    public void Gap() => Interlocked.Increment(ref _gaps);
    public void Command(double milliseconds) => _latencies.Enqueue(milliseconds);
    public void Refused(string code) => _refused.AddOrUpdate(code, 1, (_, count) => count + 1);

    /// <summary>By code, how often.</summary>
    public IReadOnlyDictionary<string, int> Refusals => _refused;

    public int Gaps => _gaps;

    public int Orders => _orders;

    /// <summary>One line for now.</summary>
    public string Line(TimeSpan elapsed) =>
        $"{elapsed:mm\\:ss}  orders {_orders,4}  served {_served,4}  payments {_paid,4}  commands {_latencies.Count,5}  refused {_refused.Values.Sum(),3}  "
        + $"p99 {Percentile(0.99),6:0.0} ms  events {_events,5}  gaps {_gaps}";

    /// <summary>A table for the end.</summary>
    public string Summary() => $"""

        orders placed    {_orders,8}
        orders served    {_served,8}
        payments         {_paid,8}   {_revenue / 100m:0.00} with tips, less what was given back
        commands sent    {_latencies.Count,8}
        refused          {_refused.Values.Sum(),8}   {string.Join(", ", _refused.OrderByDescending(code => code.Value).Select(code => $"{code.Key} {code.Value}"))}
        latency p50      {Percentile(0.50),8:0.0} ms
        latency p99      {Percentile(0.99),8:0.0} ms
        events seen      {_events,8}
        gaps             {_gaps,8}
        """;

    private double Percentile(double part)
    {
        var sorted = _latencies.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * part)];
    }
}
