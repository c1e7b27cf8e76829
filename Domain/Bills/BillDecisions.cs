using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>The rules of bills: open, issued, paid, refunded or void. A bill with a payment cannot be voided or changed.</summary>
internal static class BillDecisions
{
    private const string NothingToPay = "nothing to pay";

    public static Refusal? Decide(DecisionContext context, BillCommand command) => command switch
    {
        CreateBill create => Create(context, create),
        IssueBill issue => Issue(context, issue),
        DiscountBill discount => Discount(context, discount),
        WaiveServiceCharge waive => Waive(context, waive),
        PayBill pay => PaymentDecisions.Pay(context, pay),
        RefundPayment refund => PaymentDecisions.Refund(context, refund),
        StartPayment start => PendingDecisions.Start(context, start),
        ConfirmPayment confirm => PendingDecisions.Confirm(context, confirm),
        EndPayment end => PendingDecisions.End(context, end),
        CorrectPayment correct => PaymentCorrections.Correct(context, correct),
        SetTip tip => PaymentCorrections.SetTip(context, tip),
        VoidBill cancel => Void(context, cancel),
        SplitBill split => SplitDecisions.Split(context, split),
        UnarchiveBill unarchive => Unarchive(context, unarchive),
        _ => throw MissingCase.Command(command),
    };

    public static Refusal? Create(DecisionContext context, CreateBill command)
    {
        if (!context.Actor.May(Permission.TakePayments)) return BillRefusals.MayNotBill;
        if (Scope(context.State, command, out var table, out var orders) is { } refusal) return refusal;
        var lines = context.State.Unbilled(orders, context.State.BillsOf(table?.Session!.Id ?? orders[0].Party.SessionId));
        if (lines.IsEmpty) return orders.SelectMany(context.State.Payable).Any() ? BillRefusals.AllBilled : BillRefusals.NothingOrdered;

        var party = table is null ? orders[0].Party : PartyOf(context, table, lines);
        context.Add(new BillCreated(New(context, party, lines) with { OrderIds = [.. command.OrderIds.Distinct()], Follows = true }));
        return BillReconciler.Reconcile(context, party);
    }

    public static Refusal? Issue(DecisionContext context, IssueBill command)
    {
        if (!context.Actor.May(Permission.TakePayments)) return BillRefusals.MayNotBill;
        if (Find(context.State, command.BillId, out var bill) is { } missing) return missing;
        if (bill.Status == BillStatus.Issued) return null;
        return Issue(context, bill) ?? BillReconciler.Reconcile(context, bill.Party);
    }

    /// <summary>Issues an open bill. A bill of 0 is thereby paid.</summary>
    public static Refusal? Issue(DecisionContext context, Bill bill)
    {
        if (bill.Status != BillStatus.Open) return BillRefusals.Closed(bill);
        if (bill.Lines.IsEmpty) return BillRefusals.Empty;
        var issued = bill with
        {
            Status = BillStatus.Issued, Number = bill.Number ?? context.State.LastBillNumber + 1,
            Times = bill.Times with { IssuedAt = context.Now },
        };
        context.Add(new BillStatusChanged(issued, bill.Status, Reason: null));
        if (issued.Totals.Total == 0) context.Add(new BillStatusChanged(Paid(context, issued), issued.Status, Reason: null));
        return null;
    }

    public static Refusal? Discount(DecisionContext context, DiscountBill command)
    {
        if (!context.Actor.May(Permission.TakePayments)) return BillRefusals.MayNotBill;
        if (Find(context.State, command.BillId, out var bill) is { } missing) return missing;
        if (!bill.IsRevisable) return BillRefusals.Fixed(bill);
        var line = bill.Lines.FirstOrDefault(known => known.ItemId == command.ItemId);
        if (command.ItemId is not null && line is null) return BillRefusals.UnknownLine;
        if (Discounts.Check(context, command, line?.Charge ?? Discounts.Discountable(bill, context)) is { } refusal) return refusal;

        var discount = Discounts.Given(context, command);
        var discounted = line is null ? bill with { Discount = discount }
            : bill with { Lines = bill.Lines.Replace(line, line with { Discount = discount }) };
        if (discount is { Limit: { } limit } && !Discounts.AreWithinLimit(discounted, context.State.Profile!.Settings.Rounding))
            return BillRefusals.AboveLimit(limit);
        BillReconciler.Revise(context, bill, Discounts.Limited(discounted, context.State.Profile!.Settings.Rounding));
        return BillReconciler.Reconcile(context, bill.Party);
    }

    public static Refusal? Waive(DecisionContext context, WaiveServiceCharge command)
    {
        if (!context.Actor.May(Permission.WaiveService)) return BillRefusals.MayNotWaive;
        if (Find(context.State, command.BillId, out var bill) is { } missing) return missing;
        if (!bill.IsRevisable) return BillRefusals.Fixed(bill);
        if (command.Waived && string.IsNullOrWhiteSpace(command.Reason)) return BillRefusals.NoReason;
        if (command.Waived == bill.ServiceWaiver is not null) return null;
        var waiver = command.Waived ? new ServiceWaiver(command.Reason!, context.Actor.Id) : null;
        BillReconciler.Revise(context, bill, bill with { ServiceWaiver = waiver });
        return BillReconciler.Reconcile(context, bill.Party);
    }

    public static Refusal? Void(DecisionContext context, VoidBill command)
    {
        if (!context.Actor.May(Permission.VoidBills)) return BillRefusals.MayNotVoid;
        if (Find(context.State, command.BillId, out var bill) is { } missing) return missing;
        if (bill.Status == BillStatus.Void) return null;
        if (!bill.IsRevisable) return BillRefusals.Fixed(bill);
        if (string.IsNullOrWhiteSpace(command.Reason)) return BillRefusals.NoReason;
        context.Add(new BillStatusChanged(bill with { Status = BillStatus.Void, Reason = command.Reason }, bill.Status, command.Reason));
        return BillReconciler.Reconcile(context, bill.Party);
    }

    public static Refusal? Unarchive(DecisionContext context, UnarchiveBill command)
    {
        var hadPayments = command.Bill.IsSettled || command.Bill is { Status: BillStatus.Void, Payments.IsEmpty: false };
        if (!context.State.Bills.ContainsKey(command.Bill.Id) && hadPayments) context.Add(new BillUnarchived(command.Bill));
        return null;
    }

    public static Refusal? Find(Restaurant state, string billId, out Bill bill) =>
        state.Bills.TryGetValue(billId, out bill!) ? null : BillRefusals.Unknown;

    /// <summary>Closes a bill without a balance: issues it if it has (free) lines, voids it if it is empty.</summary>
    public static void CloseWithoutBalance(DecisionContext context, Bill bill)
    {
        if (bill is { Status: BillStatus.Open, Lines.IsEmpty: false }) Issue(context, bill);
        else context.Add(new BillStatusChanged(bill with { Status = BillStatus.Void, Reason = NothingToPay }, bill.Status, NothingToPay));
    }

    /// <summary>An open bill of these guests, with these lines.</summary>
    public static Bill New(DecisionContext context, Party party, ImmutableArray<BillLine> lines) => new Bill
    {
        Id = context.NewId("bill"), Party = party, Status = BillStatus.Open, Revision = 1, Lines = lines,
        Times = new(context.Now), Seq = context.State.Seq + 1,
    }.Calculated(context.State.Profile!.Settings);

    public static Bill Paid(DecisionContext context, Bill bill) => bill with
    {
        Status = BillStatus.Paid,
        Times = bill.Times with { PaidAt = context.Now, PaidOn = BusinessTime.Of(context.State.Profile!, context.Now) },
    };

    private static Party PartyOf(DecisionContext context, Table table, ImmutableArray<BillLine> lines)
    {
        var ordered = context.State.Orders.GetValueOrDefault(lines[0].OrderId)?.Party;
        return new(
            table.Id, table.Number, table.Session!.Id, table.WaiterId ?? ordered?.WaiterId, table.WaiterName ?? ordered?.WaiterName,
            table.Name);
    }

    private static Refusal? Scope(Restaurant state, CreateBill command, out Table? table, out ImmutableArray<Order> orders)
    {
        (table, orders) = (null, []);
        if (command.TableId is null == command.OrderIds.IsEmpty) return BillRefusals.OneOfTableAndOrders;
        var asked = command.OrderIds.Distinct().Select(id => state.Orders.GetValueOrDefault(id)).ToImmutableArray();
        if (asked.Any(order => order is null || !state.IsOnFloor(order))) return OrderRefusals.Unknown;
        if (asked.Select(order => order!.Party.SessionId).Distinct().Count() > 1) return BillRefusals.SeveralSessions;
        orders = asked!;
        if ((command.TableId ?? asked[0]!.Party.TableId) is not { } tableId) return null;
        if (state.Tables.GetValueOrDefault(tableId) is not { } found) return TableRefusals.Unknown;
        if (found.Session is not { } session) return TableRefusals.NotSeated(found);
        (table, orders) = (found, asked.IsEmpty ? state.OrdersOf(session.Id) : asked!);
        return null;
    }
}
