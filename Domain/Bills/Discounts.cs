using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>The rules of discounts: between 0 and the net; a reason; and a manager above the waiter's limit.</summary>
internal static class Discounts
{
    /// <param name="net">The amount that is discounted.</param>
    public static Refusal? Check(DecisionContext context, DiscountBill command, long net)
    {
        if (command.Rate is null == command.Amount is null || command.Rate is < 0 or > Amounts.Whole || command.Amount < 0)
            return BillRefusals.OneDiscount;
        if (command.Amount > net) return BillRefusals.TooMuchOff(context.Money(net));
        var limit = context.State.Profile!.Settings.WaiterDiscountLimit;
        if (command.Rate > limit && !context.Actor.May(Permission.DiscountFreely)) return BillRefusals.AboveLimit(limit);
        var takesAway = command is { Rate: 0 } or { Amount: 0 };
        return !takesAway && string.IsNullOrWhiteSpace(command.Reason) ? BillRefusals.NoReason : null;
    }

    /// <summary>What a checked command gives; null: it takes a discount away.</summary>
    public static Discount? Given(DecisionContext context, DiscountBill command) => command is { Rate: > 0 } or { Amount: > 0 }
        ? new(command.Rate, command.Amount, command.Reason!, context.Actor.Id,
            context.Actor.May(Permission.DiscountFreely) ? null : context.State.Profile!.Settings.WaiterDiscountLimit)
        : null;

    public static bool AreWithinLimit(Bill bill, Rounding rounding)
    {
        var limited = Limited(bill, rounding);
        return limited.Discount == bill.Discount && limited.Lines.Zip(bill.Lines).All(pair => pair.First.Discount == pair.Second.Discount);
    }

    /// <summary>
    /// The bill with the discounts that were given without a manager cut to their limit: on each line, and on all lines together. The limit
    /// is a part of what the lines charge, less what a manager took off.
    /// </summary>
    public static Bill Limited(Bill bill, Rounding rounding)
    {
        bill = bill with
        {
            Lines = [.. bill.Lines.Select(line => line.Discount is not { Limit: { } own } ? line
                : line with { Discount = AtMost(line.Discount, line.Charge, Allowed(line.Charge, own), rounding) })],
        };
        if (bill.Discount is not { Limit: { } limit }) return bill;
        var off = bill.Lines.Select(line => (Limited: line.Discount?.Limit is not null, line.Charge,
            Off: Calculation.Off(line.Discount, line.Charge, rounding))).ToImmutableArray();
        var there = off.Select(line => line.Limited ? line.Charge : line.Charge - line.Off).ToImmutableArray();
        // What is allowed of each line may be rounded up more often than what is allowed of all.
        var allowed = Math.Max(Allowed(there.Sum(), limit), there.Sum(amount => Allowed(amount, limit)))
            - off.Where(line => line.Limited).Sum(line => line.Off);
        return bill with { Discount = AtMost(bill.Discount, off.Sum(line => line.Charge - line.Off), Math.Max(0, allowed), rounding) };
    }

    private static Discount? AtMost(Discount discount, long net, long most, Rounding rounding) =>
        Calculation.Off(discount, net, rounding) <= most ? discount : most == 0 ? null : discount with { Rate = null, Amount = most };

    private static long Allowed(long amount, int limit) => Amounts.AtRate(amount, limit, Rounding.HalfUp);

    /// <summary>The amount of a bill that is left after the discounts of its lines.</summary>
    public static long Discountable(Bill bill, DecisionContext context) =>
        bill.Lines.Sum(line => line.Charge - Calculation.Off(line.Discount, line.Charge, context.State.Profile!.Settings.Rounding));
}
