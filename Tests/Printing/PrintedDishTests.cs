using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Printing;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Printing;

/// <summary>What receipts and kitchen slips say of dishes that are not sold by the portion.</summary>
public sealed class PrintedDishTests
{
    private readonly TestRestaurant _restaurant = new TestRestaurant().With(RestaurantSettings.Default with
    {
        Receipt = ReceiptSettings.Default with { Locale = "de-AT" },
    });

    private Profile Profile => _restaurant.State.Profile!;

    [Fact]
    public void Receipt_and_slip_say_what_was_weighed()
    {
        _restaurant.Do(Mia, new ChangeMenuItem { MenuItemId = _restaurant.Dish("Steak").Id, Unit = UnitOfMeasure.Kg });
        var order = _restaurant.Placed(_restaurant.Line("Steak") with { Weight = 1350 });
        KitchenSlip.Of(_restaurant.State.Tickets.Values.Single(), order, Profile).Lines
            .ShouldContain(new PrintLine(PrintStyle.Bold, "1,350 kg Steak", ""));
        Receipt.Of(_restaurant.Billed(), Profile, isCopy: false).Lines.Where(line => line.Left.Contains("kg", StringComparison.Ordinal))
            .ShouldBe([new(PrintStyle.Plain, "1,350 kg Steak", "33,75"), new(PrintStyle.Detail, "25,00 per kg")]);
    }
}
