using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>What one piece of a dish by weight weighs or measures.</summary>
/// <param name="Thousandths">Of the unit; above 0.</param>
/// <param name="UnitPrice">The menu's price of one unit without options, in minor units.</param>
public sealed record PortionWeight(int Thousandths, UnitOfMeasure Unit, long UnitPrice)
{
    /// <summary>The thousandths of a line at most, 100 units: more than a table eats, and a mistyped point is noticed.</summary>
    public const int Max = 100_000;

    /// <summary>The price of the piece without options, rounded once.</summary>
    public long Price(Rounding rounding) => Amounts.Share(UnitPrice, Thousandths, 1000, rounding);
}
