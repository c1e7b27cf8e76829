using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>Exact arithmetic in whole minor units: every division distributes its remainder, so parts always add up to the whole.</summary>
public static class Amounts
{
    /// <summary>100 % in parts per million.</summary>
    public const int Whole = 1_000_000;

    /// <summary>The largest amount: JSON's numbers are exact up to it in every client (RFC 8259, section 6).</summary>
    public const long Max = (1L << 53) - 1;

    /// <summary>What a table may order, so that service and taxes of 100 % each keep its bills within <see cref="Max"/>.</summary>
    public const long MaxOrdered = Max / 4;

    public static long AtRate(long amount, int rate, Rounding rounding) => Part(amount, rate, Whole, rounding);

    /// <summary>The tax within an amount that includes it: amount × rate / (1 + rate).</summary>
    public static long TaxWithin(long amount, int rate, Rounding rounding) => Part(amount, rate, Whole + rate, rounding);

    /// <summary>What belongs of an amount to a part of a whole: amount × part / whole.</summary>
    public static long Share(long amount, long part, long whole, Rounding rounding) => Part(amount, part, whole, rounding);

    /// <summary>The nearest amount that is a multiple of the smallest coin.</summary>
    public static long ToCash(long amount, RestaurantSettings settings) =>
        settings.CashUnit * Part(amount, 1, settings.CashUnit, settings.Rounding);

    public static ImmutableArray<long> Evenly(long whole, int ways) => Apportion(whole, [.. Enumerable.Repeat(1L, ways)]);

    /// <summary>
    /// Divides by weight: each gets the floor of its part, and what is left over goes, one each, to the largest remainders; of equal ones
    /// the first. Without any weight the first gets all.
    /// </summary>
    /// <param name="whole">0 or more.</param>
    /// <param name="weights">At least one; 0 or more each.</param>
    public static ImmutableArray<long> Apportion(long whole, ImmutableArray<long> weights)
    {
        var all = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
        if (all == 0) return weights.SetItem(0, whole);
        var shares =
            weights.Select((weight, at) => (At: at, Floor: (long)(whole * (Int128)weight / all), Remainder: whole * (Int128)weight % all))
            .ToArray();
        var left = whole - shares.Sum(share => share.Floor);
        var roundedUp =
            shares.OrderByDescending(share => share.Remainder).ThenBy(share => share.At).Take((int)left).Select(share => share.At)
            .ToHashSet();
        return [.. shares.Select(share => roundedUp.Contains(share.At) ? share.Floor + 1 : share.Floor)];
    }

    private static long Part(long amount, long numerator, long denominator, Rounding rounding)
    {
        var product = (Int128)amount * numerator;
        var (quotient, rest) = Int128.DivRem(product, denominator);
        var twice = Int128.Abs(rest) * 2;
        var away = twice > denominator || (twice == denominator && (rounding == Rounding.HalfUp || Int128.IsOddInteger(quotient)));
        return (long)(away ? quotient + Int128.Sign(product) : quotient);
    }
}
