namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>How a restaurant calculates bills and counts its days. Rates are parts per million: 8.875 % is 88,750.</summary>
/// <param name="TaxRate">The tax rate of dishes without a rate of their own.</param>
/// <param name="PricesIncludeTax">True: the tax is within the price. False: it comes on top.</param>
/// <param name="ServiceRate">The service charge, of the net after discounts; 0: none.</param>
/// <param name="ServiceTaxRate">The tax rate of the service charge, in the same group as dishes of that rate; null: not taxed.</param>
/// <param name="Rounding">The rounding to whole minor units.</param>
/// <param name="CashUnit">The smallest coin, in minor units; 1: cash is not rounded.</param>
/// <param name="WaiterDiscountLimit">The largest discount that needs no manager.</param>
/// <param name="DayStartsAt">The hour, 0–23, at which a new business day begins: what is sold after midnight belongs to the
/// evening.</param>
/// <param name="ClockInRequired">Waiters and cashiers take orders and payments only while they are on duty.</param>
public sealed record RestaurantSettings(
    int TaxRate = 0, bool PricesIncludeTax = false, int ServiceRate = 0, int? ServiceTaxRate = null, Rounding Rounding = Rounding.HalfUp,
    long CashUnit = 1, int WaiterDiscountLimit = 100_000, int DayStartsAt = 4, bool ClockInRequired = true)
{
    public static readonly RestaurantSettings Default = new();

    /// <summary>Drawers are counted blind: cashiers are not shown what one should hold until it is closed.</summary>
    public bool BlindCount { get; init; }

    /// <summary>The first order of each business day has the number 1; else the numbers never begin again.</summary>
    public bool DailyOrderNumbers { get; init; }

    public ReceiptSettings Receipt { get; init; } = ReceiptSettings.Default;

    /// <summary>100 % in parts per million.</summary>
    public const int Whole = 1_000_000;

    /// <summary>The maximum <see cref="CashUnit"/>, in minor units.</summary>
    public const int MaxCashUnit = 100_000_000;

    public Charges Charges => new(PricesIncludeTax, ServiceRate, ServiceTaxRate);
}

/// <summary>What a receipt says of the restaurant, and in which language it does.</summary>
/// <param name="Address">Its lines; null: none. Likewise the others.</param>
/// <param name="TaxId">The number under which the restaurant pays tax.</param>
/// <param name="Footer">The last lines.</param>
/// <param name="Locale">BCP 47; null: English.</param>
public sealed record ReceiptSettings(string? Address, string? TaxId, string? Footer, string? Locale)
{
    public static readonly ReceiptSettings Default = new(null, null, null, null);
}

/// <summary>The rules of tax and service that hold for what is ordered now; see <see cref="RestaurantSettings"/>.</summary>
public sealed record Charges(bool PricesIncludeTax, int ServiceRate, int? ServiceTaxRate);

/// <summary>The rounding of half a minor unit: up (away from zero), or to the even neighbour.</summary>
public enum Rounding { HalfUp, HalfEven }
