using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>
/// Adds the consequences for a table session once a command has changed its orders or bills: open bills follow their orders, payment states
/// change, orders complete, and the table's status follows. Called once per command.
/// </summary>
internal static class BillReconciler
{
    /// <returns>A refusal if the command would remove items that are paid.</returns>
    public static Refusal? Reconcile(DecisionContext context, Party party) => party.TableId is { } tableId
        ? Reconcile(context, tableId) : Reconcile(context, tableId: null, party.SessionId);

    /// <returns>A refusal if the command would remove items that are paid.</returns>
    public static Refusal? Reconcile(DecisionContext context, string tableId) =>
        context.State.Tables.GetValueOrDefault(tableId)?.Session is { } session ? Reconcile(context, tableId, session.Id) : null;

    private static Refusal? Reconcile(DecisionContext context, string? tableId, string sessionId)
    {
        // Without a bill only orders that the command changed can have another payment state, and there may be hundreds of others.
        if (context.Before.BillsOf(sessionId).IsEmpty && context.State.BillsOf(sessionId).IsEmpty)
        {
            foreach (var order in ChangedOrders(context, sessionId)) UpdatePaymentState(context, order);
        }
        else
        {
            if (PaidFor(context.State, sessionId) is { } refusal) return refusal;
            var voided = Voided(context);
            foreach (var (bill, changed) in SplitParts.Balanced(
                context.State, sessionId, Followed(context.State, sessionId, voided), voided)) Revise(context, bill, changed);
            foreach (var order in context.State.OrdersOf(sessionId)) UpdatePaymentState(context, order);
        }
        if (tableId is not null) UpdateTableStatus(context, tableId, sessionId);
        return null;
    }

    private static ImmutableArray<Order> ChangedOrders(DecisionContext context, string sessionId) =>
    [
        .. context.Events.Select(ChangedEntities.OrderId).OfType<string>().Distinct()
            .Select(id => context.State.Orders.GetValueOrDefault(id)).OfType<Order>()
            .Where(order => order.Party.SessionId == sessionId).OldestFirst(),
    ];

    /// <summary>
    /// Changes the lines or discounts of a bill: it is calculated, gets the next revision, and is open until it is issued again.
    /// </summary>
    public static void Revise(DecisionContext context, Bill before, Bill changed)
    {
        var bill = changed.Calculated(context.State.Profile!.Settings) with
        {
            Status = BillStatus.Open, Revision = before.Revision + 1, Shares = [],
        };
        context.Add(new BillStatusChanged(bill, before.Status, before.Status == BillStatus.Issued ? "revised" : null));
    }

    /// <summary>
    /// Makes a refunded bill due again, with what its orders still have of it beyond the other bills. New lines do not come onto it.
    /// </summary>
    public static Refusal? Reopen(DecisionContext context, Bill bill)
    {
        var (state, session, settings) = (context.State, bill.Party.SessionId, context.State.Profile!.Settings);
        var others = state.BillsOf(session).Where(other => other.Id != bill.Id && other.Status != BillStatus.Refunded);
        var lines = WithoutMissing(bill.Lines, state.Unbilled(state.OrdersOf(session), [.. others]));
        if (lines.IsEmpty) return BillRefusals.Closed(bill);
        var reopened = SameLines(lines, bill.Lines) ? bill
            : Discounts.Limited(bill with { Lines = lines, Revision = bill.Revision + 1, Shares = [] }, settings.Rounding)
                .Calculated(settings);
        context.Add(new BillStatusChanged(
            reopened with
            {
                Status = BillStatus.Issued, Follows = false, Times = bill.Times with { PaidAt = null, PaidOn = null },
                PaymentsBefore = bill.Payments.Length,
            },
            bill.Status, "reopened"));
        return null;
    }

    // Lines on a bill that cannot be revised, but no longer in the order, or comped there. A fully refunded bill keeps no line from being
    // cancelled.
    private static Refusal? PaidFor(Restaurant state, string sessionId)
    {
        var fixedBills = state.BillsOf(sessionId)
            .Where(bill => !bill.IsRevisable && bill.Status != BillStatus.Refunded).ToImmutableArray();
        if (fixedBills.IsEmpty) return null;
        var there = state.OrdersOf(sessionId).SelectMany(state.Payable).ToDictionary(line => line.ItemId);
        var gone = fixedBills.SelectMany(bill => bill.Lines).GroupBy(line => line.ItemId)
            .Where(billed => !there.TryGetValue(billed.Key, out var line)
                || billed.Sum(part => part.ChargedQuantity) > line.ChargedQuantity
                || billed.Sum(part => part.ChargedUnits) > line.ChargedUnits)
            .Select(billed => billed.Key).ToHashSet();
        return fixedBills.SelectMany(bill => bill.Lines, (bill, line) => (bill, line)).Where(paid => gone.Contains(paid.line.ItemId))
            .Select(paid => BillRefusals.PaidFor(paid.bill, paid.line)).FirstOrDefault();
    }

    private static ImmutableArray<Bill> Voided(DecisionContext context) =>
    [
        .. context.Events.OfType<BillStatusChanged>().Where(changed => changed.Bill.Status == BillStatus.Void)
            .Select(changed => context.Before.Bills.GetValueOrDefault(changed.Bill.Id)).OfType<Bill>()
            .Where(bill => bill.Status != BillStatus.Void),
    ];

    // Bills that were split off keep their lines while the orders have them; then the others take the rest of their orders, oldest first,
    // and those that take all orders last.
    private static ImmutableArray<(Bill Bill, Bill Changed)> Followed(Restaurant state, string sessionId, ImmutableArray<Bill> voided)
    {
        var bills = state.BillsOf(sessionId);
        var followed = ImmutableArray.CreateBuilder<(Bill, Bill)>();
        var done = bills.Where(bill => !bill.IsRevisable && bill.Status != BillStatus.Refunded)
            .Concat(Holding(state, sessionId, bills)).ToList();
        var gone = voided.Where(bill => bill.SplitFrom is not null).ToList();
        foreach (var bill in bills.Where(bill => bill.IsRevisable).OrderBy(bill => bill.Follows).ThenBy(bill => bill.OrderIds.IsEmpty))
        {
            var orders = state.OrdersOf(sessionId).Where(order => bill.OrderIds.IsEmpty || bill.OrderIds.Contains(order.Id));
            // Lines on another issued bill stay there, even if a refund makes this bill revisable again.
            var others =
                bill.Follows
                ? bills.Where(other => other.IsRevisable && other.Id != bill.Id && !done.Exists(known => known.Id == other.Id)) : [];
            var left = state.Unbilled(orders, [.. done, .. others]);
            var changed = bill.Follows ? SplitParts.Joined(bill, left, gone) : bill with { Lines = WithoutMissing(bill.Lines, left) };
            if (changed.Lines.IsEmpty) changed = Emptied(changed);
            if (changed.Lines.IsEmpty && !bill.Follows) gone.Add(bill);
            done.Add(changed);
            if (!SameLines(changed.Lines, bill.Lines) || changed.Discount != bill.Discount) followed.Add((bill, changed));
        }
        return followed.ToImmutable();
    }

    // A refunded bill keeps what its orders still have beyond the other bills: what was cancelled was refunded first.
    private static IEnumerable<Bill> Holding(Restaurant state, string sessionId, ImmutableArray<Bill> bills)
    {
        var done = bills.Where(bill => bill.Status != BillStatus.Refunded).ToList();
        foreach (var bill in bills.Where(bill => bill.Status == BillStatus.Refunded))
        {
            var comped = bill.Lines.ToDictionary(line => line.ItemId, line => line.Comped);
            var lines = WithoutMissing(bill.Lines, state.Unbilled(state.OrdersOf(sessionId), done))
                .Select(line => line with { Comped = Math.Min(comped[line.ItemId], line.WholePortions) });
            var held = bill with { Lines = [.. lines] };
            done.Add(held);
            yield return held;
        }
    }

    // What was divided goes back to the bill that it was split from.
    private static Bill Emptied(Bill bill) => bill with { Adjustment = 0, Discount = bill.Follows ? bill.Discount : null };

    private static ImmutableArray<BillLine> WithoutMissing(ImmutableArray<BillLine> lines, ImmutableArray<BillLine> left)
    {
        var there = left.ToDictionary(line => line.ItemId);
        return [.. lines.Where(line => there.ContainsKey(line.ItemId)).Select(line => AtMost(line, there[line.ItemId]))
            .Where(line => line.Units > 0)];
    }

    // It keeps its comped portions, and takes those that no other bill can take. Only whole portions are free: parts of one that is comped
    // come together again.
    private static BillLine AtMost(BillLine line, BillLine left)
    {
        var kept = line.Units < left.Units ? With(line, Math.Min(line.Quantity, left.Quantity)) : left;
        var most = Math.Min(left.Comped, kept.WholePortions);
        var elsewhere = (int)((left.Units - kept.Units) / PortionPart.Portion);
        if (left.Comped > most + elsewhere) return AtMost(line with { Shared = 0, SharedPrice = 0 }, left);
        var comped = Math.Clamp(left.Comped - elsewhere, Math.Min(line.Comped, most), most);
        return line with
        {
            Quantity = kept.Quantity, Shared = kept.Shared, SharedPrice = kept.SharedPrice, Comped = comped, CompReason = left.CompReason,
        };
    }

    // The same portions and price, of which so many count for it.
    private static BillLine With(BillLine line, int quantity) => line with
    {
        Quantity = quantity, Shared = line.Shared + ((line.Quantity - quantity) * PortionPart.Portion),
        SharedPrice = line.SharedPrice + ((line.Quantity - quantity) * line.Price),
    };

    private static bool SameLines(ImmutableArray<BillLine> one, ImmutableArray<BillLine> other) =>
        one.Length == other.Length && one.Zip(other)
            .All(pair => Counts(pair.First) == Counts(pair.Second));

    private static (string, int, int, long, int) Counts(BillLine line) =>
        (line.ItemId, line.Quantity, line.Shared, line.SharedPrice, line.Comped);

    private static void UpdatePaymentState(DecisionContext context, Order order)
    {
        var state = BillCoverage.PaymentStateOf(context.State, order, context.State.BillsOf(order.Party.SessionId));
        if (state != order.PaymentState) context.Add(new OrderPaymentChanged(order.Id, order.Number, state, order.PaymentState));
        // What was refunded before it was served is not paid any more once it is; nothing else would end the order.
        if (order.Status == OrderStatus.Served && (state is PaymentState.Paid or PaymentState.Refunded || order.Total == 0))
            context.Add(new OrderCompleted(order.Id, order.Number));
    }

    // The table awaits payment from the first issued bill until there is an unbilled line.
    private static void UpdateTableStatus(DecisionContext context, string tableId, string sessionId)
    {
        var (table, bills) = (context.State.Tables[tableId], context.State.BillsOf(sessionId));
        var awaits = bills.Any(bill => bill.IsIssued) && context.State.Unbilled(context.State.OrdersOf(sessionId), bills).IsEmpty;
        var status = awaits ? TableStatus.AwaitingPayment : TableStatus.Occupied;
        if (table.Status != status) TableDecisions.ChangeStatus(context, table, status);
    }
}
