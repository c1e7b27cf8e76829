using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>
/// Splits bills. By item and by seat make further bills, which together with the first have exactly the original total; evenly and by
/// amount divide the payment of one bill.
/// </summary>
internal static class SplitDecisions
{
    public static Refusal? Split(DecisionContext context, SplitBill command)
    {
        if (!context.Actor.May(Permission.TakePayments)) return BillRefusals.MayNotBill;
        if (BillDecisions.Find(context.State, command.BillId, out var bill) is { } missing) return missing;
        if (bill.IsSettled || bill.Status == BillStatus.Void) return BillRefusals.Closed(bill);
        if (!bill.Pending.IsEmpty) return BillRefusals.Fixed(bill);
        return command.By switch
        {
            SplitBy.Item => SplitIntoBills(context, bill, command.Parts),
            SplitBy.Seat => BySeat(context, bill),
            SplitBy.Evenly => Evenly(context, bill, command.Ways),
            _ => ByAmount(context, bill, command.Amounts),
        };
    }

    private static Refusal? Evenly(DecisionContext context, Bill bill, int? ways)
    {
        if (ways is not (>= 2 and <= SplitBill.MaxParts)) return BillRefusals.Ways;
        return bill.Due > 0 && bill.Due < ways ? BillRefusals.TooManyWays(context.Money(bill.Due))
            : Divide(context, bill, Amounts.Evenly(bill.Due, ways.Value));
    }

    private static Refusal? ByAmount(DecisionContext context, Bill bill, ImmutableArray<long> amounts)
    {
        if (amounts.Length is < 2 or > SplitBill.MaxParts) return BillRefusals.Ways;
        return amounts.All(amount => amount > 0 && amount <= bill.Due) && amounts.Sum() == bill.Due
            ? Divide(context, bill, amounts) : BillRefusals.SharesAddUp(context.Money(bill.Due));
    }

    private static Refusal? Divide(DecisionContext context, Bill bill, ImmutableArray<long> amounts)
    {
        if (bill.Due == 0) return BillRefusals.Empty;
        var shares = amounts.Select((amount, at) => new Share(at + 1, amount, Paid: 0)).ToImmutableArray();
        if (!shares.SequenceEqual(bill.Shares)) context.Add(new BillStatusChanged(bill with { Shares = shares }, bill.Status,
            Reason: null));
        return null;
    }

    // Lines without a seat stay; if there are none, the first seat stays.
    private static Refusal? BySeat(DecisionContext context, Bill bill)
    {
        var seats = bill.Lines.Where(line => line.Seat is not null).GroupBy(line => line.Seat).OrderBy(seat => seat.Key)
            .Select(seat => seat.Select(line => new SplitItem(line.ItemId, line.WholePortions, line.Part)).ToImmutableArray())
            .ToImmutableArray();
        if (bill.Lines.All(line => line.Seat is not null) && !seats.IsEmpty) seats = seats.RemoveAt(0);
        return seats.IsEmpty ? BillRefusals.OneSeat : SplitIntoBills(context, bill, seats);
    }

    private static Refusal? SplitIntoBills(DecisionContext context, Bill bill, ImmutableArray<ImmutableArray<SplitItem>> parts)
    {
        if (parts.Length is < 1 or >= SplitBill.MaxParts) return BillRefusals.Ways;
        var (staying, moved) = (bill.Lines, new List<ImmutableArray<BillLine>>());
        foreach (var part in parts)
        {
            if (part.IsEmpty || part.DistinctBy(item => item.ItemId).Count() < part.Length) return BillRefusals.MoreThanThereIs;
            if (Take(ref staying, part, out var taken) is { } refusal) return refusal;
            moved.Add(taken);
        }
        if (staying.IsEmpty) return BillRefusals.NothingStays;
        return SplitIntoBills(context, bill, WithSameTotal(context, bill, [staying, .. moved]));
    }

    private static Refusal? SplitIntoBills(DecisionContext context, Bill bill, ImmutableArray<Bill> bills)
    {
        var stays = bills[0];
        if (bill.Applied > stays.Totals.Total) return BillRefusals.PaidAlready;
        if (bill.Applied > 0 && bill.Applied == stays.Totals.Total) stays = BillDecisions.Paid(context, stays);
        else if (bill.Applied == 0) stays = stays with { Status = BillStatus.Open };
        context.Add(new BillStatusChanged(stays with { Revision = bill.Revision + 1, Shares = [] }, bill.Status, Reason: null));
        foreach (var part in bills[1..]) context.Add(new BillCreated(part with { Id = context.NewId("bill") }));
        return BillReconciler.Reconcile(context, bill.Party);
    }

    // Each bill is rounded by itself; the largest gets the rounding difference, so that together they have the original total.
    private static ImmutableArray<Bill> WithSameTotal(DecisionContext context, Bill bill, ImmutableArray<ImmutableArray<BillLine>> parts)
    {
        var settings = context.State.Profile!.Settings;
        var discounts =
            Apportioned(bill.Discount,
            [.. parts.Select(part => part.Sum(line => line.Charge - Calculation.Off(line.Discount, line.Charge, settings.Rounding)))]);
        var bills = parts.Select((lines, at) => (at == 0 ? bill : Sibling(context, bill)) with { Lines = lines, Discount = discounts[at] })
            .Select(part => part.Calculated(settings)).ToImmutableArray();
        var largest = bills.IndexOf(bills.MaxBy(part => part.Totals.Total)!);
        var rounding = bill.Totals.Total - bills.Sum(part => part.Totals.Total);
        return bills.SetItem(largest, (bills[largest] with { Adjustment = bills[largest].Adjustment + rounding }).Calculated(settings));
    }

    private static Bill Sibling(DecisionContext context, Bill bill) => bill with
    {
        Number = null, Status = BillStatus.Open, Revision = 1, Follows = false, SplitFrom = bill.SplitFrom ?? bill.Id, Adjustment = 0,
        Shares = [], Payments = [], Times = bill.Times with { CreatedAt = context.Now, IssuedAt = null },
    };

    private static Refusal? Take(ref ImmutableArray<BillLine> staying, ImmutableArray<SplitItem> items, out ImmutableArray<BillLine> taken)
    {
        taken = [];
        foreach (var item in items)
        {
            if (staying.FirstOrDefault(known => known.ItemId == item.ItemId) is not { } line) return BillRefusals.UnknownLine;
            if (item.Quantity < 0 || item.Part is { IsValid: false }) return BillRefusals.NoSuchPart;
            if (item.Units == 0 || item.Units > line.Units) return BillRefusals.MoreThanThereIs;
            var (rest, part) = Divided(line, item.Units);
            if (part.Comped > part.WholePortions || rest.Comped > rest.WholePortions) return BillRefusals.CompedIsWhole;
            var discounts = Apportioned(line.Discount, [rest.ChargedUnits, part.ChargedUnits]);
            taken = taken.Add(part with { Discount = discounts[1] });
            staying = rest.Units == 0 ? staying.Remove(line) : staying.Replace(line, rest with { Discount = discounts[0] });
        }
        return null;
    }

    // Portions that are charged move first. A portion of which a part moves counts where it was.
    private static (BillLine Stays, BillLine Moves) Divided(BillLine line, long units)
    {
        var comped = (int)Math.Max(0, Portions(units - line.ChargedUnits));
        var stays = (int)Math.Min(line.Quantity, Portions(line.Units - units));
        var moves = line.Quantity - stays;
        var part = line with { Quantity = moves, Shared = (int)(units - ((long)moves * PortionPart.Portion)), Comped = comped };
        var rest = line with { Quantity = stays, Shared = line.Shared - part.Shared, Comped = line.Comped - comped };
        var price = SharedPriceOf(part, rest, line.PriceOf(line.Quantity));
        return (rest with { SharedPrice = line.SharedPrice - price }, part with { SharedPrice = price });
    }

    // Whole portions have their price; what is left of it is divided among the parts.
    private static long SharedPriceOf(BillLine part, BillLine rest, long gross)
    {
        if (part.Shared == 0) return 0;
        var whole = part.Price * part.WholePortions;
        var left = Math.Max(0, gross - whole - (rest.Price * rest.WholePortions));
        var shares = Amounts.Apportion(left, [rest.Units % PortionPart.Portion, part.Units % PortionPart.Portion]);
        return whole + shares[1] - (part.Price * part.Quantity);
    }

    // Of the portions that are begun.
    private static long Portions(long units) => (units + PortionPart.Portion - 1) / PortionPart.Portion;

    // A rate is the same for every part; an amount is divided among them.
    private static ImmutableArray<Discount?> Apportioned(Discount? discount, ImmutableArray<long> weights) =>
        discount is { Amount: { } amount }
        ? [.. Amounts.Apportion(amount, weights).Select(part => discount with { Amount = part })]
        : [.. weights.Select(_ => discount)];
}
