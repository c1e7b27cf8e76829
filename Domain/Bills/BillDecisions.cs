using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>domain.md, "Money, bill, payment, refund, shift": the bill's own table.</summary>
internal static class BillDecisions
{
    public static Refusal? Create(Story story, CreateBill command)
    {
        if (!story.Actor.Is(Role.Waiter, Role.Cashier)) return BillRefusals.MayNotBill;
        if (Scope(story.State, command, out var table, out var orders) is { } refusal) return refusal;
        var lines = story.State.Unbilled(orders, story.State.BillsOf(table.Session!.Id));
        if (lines.IsEmpty) return orders.SelectMany(story.State.Payable).Any() ? BillRefusals.AllBilled : BillRefusals.NothingOrdered;

        story.Add(new BillCreated(New(story, table, lines) with { OrderIds = [.. command.OrderIds.Distinct()], Follows = true }));
        return Reckoning.Settle(story, table.Id);
    }

    public static Refusal? Issue(Story story, IssueBill command)
    {
        if (!story.Actor.Is(Role.Waiter, Role.Cashier)) return BillRefusals.MayNotBill;
        if (Find(story.State, command.BillId, out var bill) is { } missing) return missing;
        if (bill.Status == BillStatus.Issued) return null;
        return Issue(story, bill) ?? Reckoning.Settle(story, bill.TableId);
    }

    /// <summary>Gives an open bill out. One of nothing is paid by that.</summary>
    public static Refusal? Issue(Story story, Bill bill)
    {
        if (bill.Status != BillStatus.Open) return BillRefusals.Closed(bill);
        if (bill.Lines.IsEmpty) return BillRefusals.Empty;
        var issued = bill with { Status = BillStatus.Issued, Number = bill.Number ?? story.State.LastBillNumber + 1, IssuedAt = story.Now };
        story.Add(new BillStatusChanged(issued, bill.Status, Reason: null));
        if (issued.Totals.Total == 0) story.Add(new BillStatusChanged(Paid(story, issued), issued.Status, Reason: null));
        return null;
    }

    public static Refusal? Discount(Story story, DiscountBill command)
    {
        if (!story.Actor.Is(Role.Waiter, Role.Cashier)) return BillRefusals.MayNotBill;
        if (Find(story.State, command.BillId, out var bill) is { } missing) return missing;
        if (!bill.IsRevisable) return bill.Applied > 0 ? BillRefusals.HasPayments(bill) : BillRefusals.Closed(bill);
        var line = bill.Lines.FirstOrDefault(known => known.ItemId == command.ItemId);
        if (command.ItemId is not null && line is null) return BillRefusals.UnknownLine;
        if (Discounts.Check(story, command, line?.Gross ?? Discounts.Discountable(bill, story)) is { } refusal) return refusal;

        var discount = command.Rate is > 0 || command.Amount is > 0 ? new Discount(command.Rate, command.Amount, command.Reason!, story.Actor.Id) : null;
        Reckoning.Revise(story, bill, line is null ? bill with { Discount = discount } : bill with { Lines = bill.Lines.Replace(line, line with { Discount = discount }) });
        return Reckoning.Settle(story, bill.TableId);
    }

    public static Refusal? Void(Story story, VoidBill command)
    {
        if (!story.Actor.IsManager) return BillRefusals.MayNotVoid;
        if (Find(story.State, command.BillId, out var bill) is { } missing) return missing;
        if (bill.Status == BillStatus.Void) return null;
        if (!bill.IsRevisable) return bill.Applied > 0 ? BillRefusals.HasPayments(bill) : BillRefusals.Closed(bill);
        if (string.IsNullOrWhiteSpace(command.Reason)) return BillRefusals.NoReason;
        story.Add(new BillStatusChanged(bill with { Status = BillStatus.Void, Reason = command.Reason }, bill.Status, command.Reason));
        return Reckoning.Settle(story, bill.TableId);
    }

    public static Refusal? Recall(Story story, RecallBill command)
    {
        var hadPayments = command.Bill.IsSettled || command.Bill is { Status: BillStatus.Void, Payments.IsEmpty: false };
        if (!story.State.Bills.ContainsKey(command.Bill.Id) && hadPayments) story.Add(new BillRecalled(command.Bill));
        return null;
    }

    public static Refusal? Find(Restaurant state, string billId, out Bill bill) => state.Bills.TryGetValue(billId, out bill!) ? null : BillRefusals.Unknown;

    /// <summary>An open bill of this table's sitting, with these lines.</summary>
    public static Bill New(Story story, Table table, ImmutableArray<BillLine> lines) => new Bill(
        story.NewId("bill"), Number: null, table.Id, table.Number, table.Session!.Id, table.WaiterId ?? WaiterOf(story, lines)?.WaiterId,
        table.WaiterName ?? WaiterOf(story, lines)?.WaiterName, BillStatus.Open, Revision: 1, OrderIds: [], Follows: false, lines, Discount: null, Adjustment: 0,
        new(0, 0, 0, 0, 0, [], 0), Shares: [], Payments: [], story.Now, IssuedAt: null, PaidAt: null, PaidOn: null, Reason: null, story.State.Seq + 1)
        .Calculated(story.State.Profile!.Settings);

    public static Bill Paid(Story story, Bill bill) =>
        bill with { Status = BillStatus.Paid, PaidAt = story.Now, PaidOn = LocalTime.Of(story.State.Profile!, story.Now) };

    private static Order? WaiterOf(Story story, ImmutableArray<BillLine> lines) => story.State.Orders.GetValueOrDefault(lines[0].OrderId);

    private static Refusal? Scope(Restaurant state, CreateBill command, out Table table, out ImmutableArray<Order> orders)
    {
        (table, orders) = (null!, []);
        if (command.TableId is null == command.OrderIds.IsEmpty) return BillRefusals.OneOfTableAndOrders;
        var asked = command.OrderIds.Distinct().Select(id => state.Orders.GetValueOrDefault(id)).ToImmutableArray();
        if (asked.Any(order => order is null || !state.IsSeated(order))) return OrderRefusals.Unknown;
        if (asked.Select(order => order!.SessionId).Distinct().Count() > 1) return BillRefusals.SeveralSittings;
        if (state.Tables.GetValueOrDefault(command.TableId ?? asked[0]!.TableId) is not { } found) return TableRefusals.Unknown;
        if (found.Session is not { } session) return TableRefusals.NotSeated(found);
        (table, orders) = (found, asked.IsEmpty ? state.OrdersOf(session.Id) : asked!);
        return null;
    }
}
