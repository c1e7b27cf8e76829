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
        if (!context.Actor.May(Permission.DiscountFreely)
            && (command.Rate > limit
            || command.Amount > Amounts.AtRate(net, limit, Rounding.HalfUp)))
            return BillRefusals.AboveLimit(limit);
        var takesAway = command is { Rate: 0 } or { Amount: 0 };
        return !takesAway && string.IsNullOrWhiteSpace(command.Reason) ? BillRefusals.NoReason : null;
    }

    /// <summary>The amount of a bill that is left after the discounts of its lines.</summary>
    public static long Discountable(Bill bill, DecisionContext context) =>
        bill.Lines.Sum(line => line.Gross - Calculation.Off(line.Discount, line.Gross, context.State.Profile!.Settings.Rounding));
}
