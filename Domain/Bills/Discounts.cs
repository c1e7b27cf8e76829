using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>domain.md: never below 0 nor above what there is; above the waiter's limit it needs a manager; and a reason.</summary>
internal static class Discounts
{
    /// <param name="net">What there is to take it off.</param>
    public static Refusal? Check(DecisionContext context, DiscountBill command, long net)
    {
        if (command.Rate is null == command.Amount is null || command.Rate is < 0 or > Amounts.Whole || command.Amount < 0)
            return BillRefusals.OneDiscount;
        if (command.Amount > net) return BillRefusals.TooMuchOff(net);
        var limit = context.State.Profile!.Settings.WaiterDiscountLimit;
        if (!context.Actor.May(Permission.DiscountFreely)
            && (command.Rate > limit
            || command.Amount > Amounts.AtRate(net, limit, Rounding.HalfUp)))
            return BillRefusals.AboveLimit(limit);
        var takesAway = command is { Rate: 0 } or { Amount: 0 };
        return !takesAway && string.IsNullOrWhiteSpace(command.Reason) ? BillRefusals.NoReason : null;
    }

    /// <summary>Of a bill: what its lines' own discounts leave.</summary>
    public static long Discountable(Bill bill, DecisionContext context) =>
        bill.Lines.Sum(line => line.Gross - Calculation.Off(line.Discount, line.Gross, context.State.Profile!.Settings.Rounding));
}
