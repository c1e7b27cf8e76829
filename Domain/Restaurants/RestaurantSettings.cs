namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>How a house does its sums and counts its days. Rates are parts per million: 8.875 % is 88,750.</summary>
/// <param name="TaxRate">Of dishes that have no rate of their own.</param>
/// <param name="PricesIncludeTax">True: the tax is within the price. False: it comes on top.</param>
/// <param name="ServiceRate">Of what is left after discounts; 0: no service charge.</param>
/// <param name="ServiceTaxRate">At which the service charge is taxed, in the same group as dishes of that rate; null: not taxed.</param>
/// <param name="Rounding">Where a calculation ends between two minor units.</param>
/// <param name="CashUnit">The smallest amount there are coins for, in minor units; 1: every amount.</param>
/// <param name="WaiterDiscountLimit">The largest discount that needs no manager.</param>
/// <param name="DayStartsAt">The hour, 0–23, at which a new business day begins: what is sold after midnight belongs to the
/// evening.</param>
public sealed record RestaurantSettings(
    int TaxRate = 0, bool PricesIncludeTax = false, int ServiceRate = 0, int? ServiceTaxRate = null, Rounding Rounding = Rounding.HalfUp,
    long CashUnit = 1, int WaiterDiscountLimit = 100_000, int DayStartsAt = 4)
{
    public static readonly RestaurantSettings Default = new();

    /// <summary>All of something, in parts per million.</summary>
    public const int Whole = 1_000_000;

    /// <summary>In minor units.</summary>
    public const int LargestCashUnit = 100_000_000;

    public Charges Charges => new(PricesIncludeTax, ServiceRate, ServiceTaxRate);
}

/// <summary>The rules of tax and service that hold for what is ordered now; see <see cref="RestaurantSettings"/>.</summary>
public sealed record Charges(bool PricesIncludeTax, int ServiceRate, int? ServiceTaxRate);

/// <summary>Where half a minor unit goes: up (away from zero), or to the even neighbour.</summary>
public enum Rounding { HalfUp, HalfEven }
