using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>
/// The log of a few days of a house in Rome, made up from a seed, over the night in which the clock is put back. It knows no rules but
/// those that analytics rely on: what was paid stays paid, and a payment or refund never changes.
/// </summary>
internal sealed class Trade
{
    public static readonly Profile Rome = new("Da Trade", "EUR", "Europe/Rome", Phone: null);
    private const int EventsToACommit = 4;
    private static readonly DateTimeOffset Begin = new(2026, 10, 23, 16, 0, 0, TimeSpan.Zero);
    private static readonly (string? Id, string? Name)[] Waiters =
        [("s_1", "Ana"), ("s_2", "Ben"), ("s_2", "Benedict"), ("s_3", null), ("s.4/$", "J. %20 / Çelik"), (null, null)];

    private static readonly int[] TaxRates = [50_000, 200_000];

    private readonly Random _random;
    private readonly List<(DateTimeOffset At, RestaurantEvent Event)> _events = [];

    public Trade(string restaurantId, int seed, int size)
    {
        _random = new Random(seed);
        for (var i = 0; i < size; i++)
        {
            AddOrder($"o_{i}");
            AddBill($"b_{i}");
        }
        var (seq, replay) = (1L, new LogReplay(restaurantId));
        foreach (var some in _events.OrderBy(one => one.At).Chunk(EventsToACommit))
        {
            var commit =
                TestData.Commit(restaurantId, seq, some.Length) with { At = some[^1].At, Events = [.. some.Select(one => one.Event)] };
            replay.Add(commit);
            Commits.Add((commit, replay.TakeChangedEntities()));
            seq += some.Length;
        }
    }

    public List<(Commit Commit, ChangedEntities Entities)> Commits { get; } = [];

    public IReadOnlyCollection<RestaurantEvent> Events => [.. Commits.SelectMany(one => one.Commit.Events)];

    public long LastSeq => Commits[^1].Commit.LastSeq;

    /// <summary>What the commits changed, in any order: what a node does that heals, late, what another has left undone.</summary>
    public ChangedEntities[] Shuffled()
    {
        ChangedEntities[] again = [.. Commits.Select(one => one.Entities)];
        _random.Shuffle(again);
        return again;
    }

    private void AddOrder(string id)
    {
        var (waiter, name) = Pick(Waiters);
        var at = Time();
        var order = TestData.HeldOrder(id, 1);
        Add(at, new OrderPlaced(order with
        {
            Party = order.Party with { WaiterId = waiter, WaiterName = name }, PlacedAt = at,
            PlacedOn = Chance(10) ? null : BusinessTime.Of(Rome, at),
        }));
        if (Chance(70)) Cook(order, at);
        if (Chance(40)) Add(at.AddMinutes(_random.Next(600)), Wasted(order));
        if (Chance(30)) Add(at.AddMinutes(_random.Next(600)), new OrderCancelled(id, 7, 12, null, "s_9"));
    }

    // Now and then it comes back from the pass, and is ready again later.
    private void Cook(Order order, DateTimeOffset at)
    {
        var line = TestData.Line();
        line = line with
        {
            Id = "i_2", Status = ItemStatus.Preparing, Dish = line.Dish with { Station = Pick(["grill", "Küche / 1.%"]) },
            Preparation = new() { TicketId = $"{order.Id}.1.0", FiredAt = at, DueAt = at.AddMinutes(_random.Next(5, 20)) },
        };
        Add(at, new LineAdded(order.Id, 7, 12, line));
        for (var recalls = Chance(20) ? 1 : 0; recalls >= 0; recalls--)
        {
            at = at.AddSeconds(_random.Next(20 * 60));
            var ready = line with { Status = ItemStatus.Ready, Preparation = line.Preparation with { ReadyAt = at } };
            Add(at, new ItemStatusChanged(order.Id, 7, 12, ItemStatus.Preparing, ready, "s_9", "Eve"));
            Add(at, new ItemsReady(order.Id, 7, 12, "s_1", line.Preparation.TicketId, line.Dish.Station, [], OrderComplete: true));
            if (recalls > 0) Add(at, new ItemStatusChanged(order.Id, 7, 12, ItemStatus.Ready, line, "s_9", "Eve"));
        }
    }

    // Reasons are people's words: nothing in them may be taken for a path or a key.
    private OrderEvent Wasted(Order order)
    {
        var (reason, restocked) = (Pick(["burnt", "$salty. / 100 %", "too\nçold"]), Chance(20));
        var item = order.Items[0] with { Restocked = restocked, Quantity = _random.Next(1, 9) };
        return Chance(50)
            ? new ItemStatusChanged(
                order.Id, 7, 12, ItemStatus.Ready, item with { Status = ItemStatus.Voided, Reason = reason }, "s_9", "Eve")
            : new ItemReturned(order.Id, 7, 12, item with
            {
                Status = ItemStatus.Served, Return = new(ReturnRemedy.Comp, reason, "s_9", TestData.Evening),
            });
    }

    private void AddBill(string id)
    {
        var (waiter, name) = Pick(Waiters);
        var (at, lines) = (Time(), Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Line()).ToImmutableArray());
        var totals = new BillTotals(lines.Sum(line => line.Gross), lines.Sum(line => line.Off), lines.Sum(line => line.Net),
            _random.Next(300), _random.Next(900), Taxes(), lines.Sum(line => line.Net) + 100);
        var bill = TestData.Bill(id, 1, BillStatus.Issued);
        bill = bill with
        {
            Party = bill.Party with { WaiterId = waiter, WaiterName = name }, Lines = lines, Totals = totals, Payments = [],
            Times = bill.Times with { PaidAt = null, PaidOn = null, CreatedAt = at },
        };
        Add(at, new BillCreated(bill));
        var parts = _random.Next(4);
        for (var part = 1; part <= parts && !bill.IsSettled; part++)
            bill = Pay(bill, at = at.AddMinutes(_random.Next(1, 90)), part == 3 || Chance(60));
        for (var refunds = Chance(40) ? _random.Next(1, 4) : 0; refunds > 0 && !bill.Payments.IsEmpty; refunds--)
            bill = Refund(bill, at = at.AddMinutes(1 + _random.Next(30 * 60)));
    }

    private Bill Pay(Bill bill, DateTimeOffset at, bool last)
    {
        var payment = new Payment
        {
            Id = $"{bill.Id}_{bill.Payments.Length}", Method = Pick(Enum.GetValues<PaymentMethod>()), Amount = _random.Next(100, 5000),
            Tip = Chance(50) ? _random.Next(500) : 0, Rounding = Chance(30) ? _random.Next(-3, 4) : 0, StaffId = "s_9", StaffName = "Eve",
            At = at, On = BusinessTime.Of(Rome, at),
        };
        Add(at, new PaymentCompleted(bill.Id, bill.Number, bill.Party.TableNumber, bill.Party.WaiterId, bill.Party.WaiterName, payment, 0));
        var paid = bill with
        {
            Status = last ? BillStatus.Paid : BillStatus.PartiallyPaid, Payments = bill.Payments.Add(payment),
            Times = bill.Times with { PaidAt = last ? at : null, PaidOn = last ? payment.On : null },
        };
        return Become(at, bill, Chance(20) ? Correct(at, paid, payment) : paid);
    }

    private Bill Correct(DateTimeOffset at, Bill bill, Payment payment)
    {
        var corrected = payment with { Method = Pick(Enum.GetValues<PaymentMethod>()), Tip = _random.Next(500), Rounding = 0 };
        Add(at, new PaymentCorrected(bill.Id, bill.Party.WaiterId, bill.Party.WaiterName, payment, corrected, "the wrong button", "s_9"));
        return bill with { Payments = bill.Payments.Replace(payment, corrected) };
    }

    private Bill Refund(Bill bill, DateTimeOffset at)
    {
        var payment = Pick([.. bill.Payments]);
        var refund =
            new Refund($"{payment.Id}_r{payment.Refunds.Length}", _random.Next(1, 400), 0, "cold", null, "s_9", "Eve", at,
            BusinessTime.Of(Rome, at));
        refund = refund with
        {
            OfTip = _random.Next((int)refund.Amount),
            Figures = Chance(70) ? new(_random.Next(3), _random.Next(400), _random.Next(40), Taxes()) : null,
        };
        var method = Pick(Enum.GetValues<PaymentMethod>());
        Add(at, new PaymentRefunded(bill.Id, payment.Id, method, bill.Party.WaiterId, bill.Party.WaiterName, refund));
        var status = bill.IsSettled ? BillStatus.PartiallyRefunded : bill.Status;
        var refunded = payment with { Refunds = payment.Refunds.Add(refund) };
        return Become(at, bill, bill with { Status = status, Payments = bill.Payments.Replace(payment, refunded) });
    }

    private Bill Become(DateTimeOffset at, Bill before, Bill bill)
    {
        Add(at, new BillStatusChanged(bill, before.Status, Reason: null));
        return bill;
    }

    private void Add(DateTimeOffset at, RestaurantEvent @event) => _events.Add((at, @event));

    // Now and then none of a rate.
    private ImmutableArray<TaxGroup> Taxes() =>
        [.. TaxRates.Where(_ => Chance(60)).Select(rate => new TaxGroup(rate, _random.Next(3) * 500, _random.Next(90))
            { Name = Pick<string?>([null, "GST", "City / $.%20"]) })];

    // More dishes than the ten that are told, one of them renamed, and prices so coarse that some come out even.
    private BillLine Line()
    {
        var (dish, quantity, price) = (_random.Next(14), _random.Next(1, 4), 500 * _random.Next(1, 4));
        var off = Chance(20) ? 100 : 0;
        return new()
        {
            OrderId = "o_1", OrderNumber = 1, ItemId = "i_1", MenuItemId = $"m_{dish:00}",
            Name = $"Dish {(dish == 3 && Chance(50) ? 99 : dish / 2)}", Quantity = quantity, Price = price, TaxRate = 0,
            Gross = quantity * price, Off = off, Net = quantity * price - off,
        };
    }

    private DateTimeOffset Time() => Begin.AddMinutes(_random.Next(4 * 24 * 60));

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];

    private bool Chance(int percent) => _random.Next(100) < percent;
}
