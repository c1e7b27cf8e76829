using System.Collections.Concurrent;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Samples.Simulation;

/// <summary>Counts events; thread-safe.</summary>
public sealed class Tally
{
    private readonly ConcurrentQueue<double> _latencies = new();
    private readonly ConcurrentDictionary<string, int> _refusals = new();
    private readonly ConcurrentDictionary<string, long> _pending = new();
    private int _orders, _served, _payments, _events, _gaps;
    private long _revenue;

    /// <summary>How often each code was the answer.</summary>
    public IReadOnlyDictionary<string, int> Refusals => _refusals;

    public int Gaps => _gaps;

    public int Orders => _orders;

    /// <param name="gaps">How many messages were missing so far.</param>
    internal void CountEvent(int gaps)
    {
        Interlocked.Increment(ref _events);
        Volatile.Write(ref _gaps, gaps);
    }

    internal void CountCommand(TimeSpan latency) => _latencies.Enqueue(latency.TotalMilliseconds);

    internal void CountRefusal(string code) => _refusals.AddOrUpdate(code, 1, (_, count) => count + 1);

    /// <summary>A command was accepted.</summary>
    internal void Count(RestaurantCommand command)
    {
        if (command is PlaceOrder) Interlocked.Increment(ref _orders);
        // Served once more where guests take a dessert: they are done when they ask for the bill.
        if (command is CreateBill) Interlocked.Increment(ref _served);
        if (command is PayBill or ConfirmPayment) Interlocked.Increment(ref _payments);
        if (command is StartPayment start) _pending[start.BillId] = start.Amount + start.Tip;
        var revenue = command switch
        {
            PayBill pay => pay.Amount + pay.Tip,
            ConfirmPayment confirm => _pending.GetValueOrDefault(confirm.BillId),
            SetTip late => late.Tip,
            RefundPayment refund => -refund.Amount,
            _ => 0,
        };
        Interlocked.Add(ref _revenue, revenue);
    }

    /// <summary>One line for now.</summary>
    internal string Line() =>
        $"orders {_orders,4}  served {_served,4}  payments {_payments,4}  commands {_latencies.Count,5}  "
        + $"refused {_refusals.Values.Sum(),3}  p99 {Percentile(0.99),6:0.0} ms  events {_events,5}  gaps {_gaps}";

    /// <summary>A table for the end.</summary>
    internal string Summary()
    {
        var refusals = string.Join(", ", _refusals.OrderByDescending(code => code.Value).Select(code => $"{code.Key} {code.Value}"));
        return $"""

            orders placed    {_orders,8}
            orders served    {_served,8}
            payments         {_payments,8}   {_revenue / 100m:0.00} with tips, less refunds
            commands sent    {_latencies.Count,8}
            refused          {_refusals.Values.Sum(),8}   {refusals}
            latency p50      {Percentile(0.50),8:0.0} ms
            latency p99      {Percentile(0.99),8:0.0} ms
            events seen      {_events,8}
            gaps             {_gaps,8}
            """;
    }

    private double Percentile(double part)
    {
        var sorted = _latencies.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * part)];
    }
}
