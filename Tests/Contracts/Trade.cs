using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>
/// A few days of a house in Rome, made up from a seed: orders and bills as each event leaves them, over the night in which the clock is put back. It knows
/// no rules but those that analytics rely on: what was paid stays paid, and a payment or refund never changes.
/// </summary>
internal sealed class Trade
{
    public static readonly Profile Rome = new("Da Trade", "EUR", "Europe/Rome", Phone: null);
    private static readonly DateTimeOffset Begin = new(2026, 10, 23, 16, 0, 0, TimeSpan.Zero);
    private static readonly (string? Id, string? Name)[] Waiters = [("s_1", "Ana"), ("s_2", "Ben"), ("s_2", "Benedict"), ("s_3", null), (null, null)];

    private readonly Random _random;
    private readonly List<ChangedEntities> _steps = [];

    public Trade(int seed, int size)
    {
        _random = new Random(seed);
        for (var i = 0; i < size; i++)
        {
            AddOrder($"o_{i}");
            AddBill($"b_{i}");
        }
    }

    public List<Order> Orders { get; } = [];

    public List<Bill> Bills { get; } = [];

    /// <summary>Every step after which the read models may be told, those of different things mixed; within one thing in order.</summary>
    public IReadOnlyList<ChangedEntities> Steps => _steps;

    /// <summary>The same again, in any order: what a node does that heals, late, what another has done.</summary>
    public ChangedEntities[] Shuffled()
    {
        ChangedEntities[] again = [.. _steps];
        _random.Shuffle(again);
        return again;
    }

    private void AddOrder(string id)
    {
        var (waiter, name) = Pick(Waiters);
        var at = Time();
        var order = TestData.Order(id, 1) with { WaiterId = waiter, WaiterName = name, PlacedAt = at, PlacedOn = Chance(10) ? null : BusinessTime.Of(Rome, at) };
        _steps.Add(ChangedEntities.Nothing with { Orders = [order] });
        if (Chance(50)) _steps.Add(ChangedEntities.Nothing with { Orders = [order = order with { Seq = 2, Status = Chance(50) ? OrderStatus.Cancelled : OrderStatus.Served }] });
        Orders.Add(order);
    }

    private void AddBill(string id)
    {
        var (waiter, name) = Pick(Waiters);
        var (at, lines) = (Time(), Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Line()).ToImmutableArray());
        var totals = new BillTotals(lines.Sum(line => line.Gross), lines.Sum(line => line.Off), lines.Sum(line => line.Net), _random.Next(300), _random.Next(900), [], lines.Sum(line => line.Net) + 100);
        var bill = TestData.Bill(id, 1, BillStatus.Issued) with { WaiterId = waiter, WaiterName = name, Lines = lines, Totals = totals, Payments = [], PaidAt = null, PaidOn = null, CreatedAt = at };
        bill = Step(bill);
        var parts = _random.Next(4);
        for (var part = 1; part <= parts; part++) bill = Step(Pay(bill, at = at.AddMinutes(_random.Next(90)), part == 3 || Chance(60)));
        for (var refunds = Chance(40) ? _random.Next(1, 4) : 0; refunds > 0 && !bill.Payments.IsEmpty; refunds--) bill = Step(Refund(bill, at = at.AddHours(_random.Next(30))));
        Bills.Add(bill);
    }

    private Bill Pay(Bill bill, DateTimeOffset at, bool last)
    {
        if (bill.IsSettled) return bill;
        var payment = new Payment(
            $"{bill.Id}_{bill.Payments.Length}", Pick(Enum.GetValues<PaymentMethod>()), _random.Next(100, 5000), Chance(50) ? _random.Next(500) : 0, Chance(30) ? _random.Next(-3, 4) : 0,
            null, 0, null, null, "s_9", "Eve", at, BusinessTime.Of(Rome, at), []);
        var paid = bill with { Status = BillStatus.PartiallyPaid, Payments = bill.Payments.Add(payment) };
        return last ? paid with { Status = BillStatus.Paid, PaidAt = at, PaidOn = payment.On } : paid;
    }

    private Bill Refund(Bill bill, DateTimeOffset at)
    {
        var payment = Pick([.. bill.Payments]);
        var refund = new Refund($"{payment.Id}_r{payment.Refunds.Length}", _random.Next(1, 400), 0, "cold", null, "s_9", "Eve", at, BusinessTime.Of(Rome, at));
        refund = refund with { OfTip = _random.Next((int)refund.Amount) };
        var status = bill.IsSettled ? BillStatus.PartiallyRefunded : bill.Status;
        return bill with { Status = status, Payments = bill.Payments.Replace(payment, payment with { Refunds = payment.Refunds.Add(refund) }) };
    }

    private Bill Step(Bill bill)
    {
        bill = bill with { Seq = bill.Seq + 1 };
        _steps.Add(ChangedEntities.Nothing with { Bills = [bill] });
        return bill;
    }

    // More dishes than the ten that are told, one of them renamed, and prices so coarse that some come out even.
    private BillLine Line()
    {
        var (dish, quantity, price) = (_random.Next(14), _random.Next(1, 4), 500 * _random.Next(1, 4));
        var off = Chance(20) ? 100 : 0;
        return new("o_1", 1, "i_1", $"m_{dish:00}", $"Dish {(dish == 3 && Chance(50) ? 99 : dish / 2)}", quantity, price, 0, null, null, quantity * price, off, quantity * price - off);
    }

    private DateTimeOffset Time() => Begin.AddMinutes(_random.Next(4 * 24 * 60));

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];

    private bool Chance(int percent) => _random.Next(100) < percent;
}
