using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
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

    private LocalFormat English => LocalFormat.Of(Profile, PrintLanguage.En);

    [Fact]
    public void Receipt_and_slip_say_what_was_weighed()
    {
        _restaurant.Do(Mia, new ChangeMenuItem { MenuItemId = _restaurant.Dish("Steak").Id, Unit = UnitOfMeasure.Kg });
        var order = _restaurant.Placed(_restaurant.Line("Steak") with { Weight = 1350 });
        KitchenSlip.Of(_restaurant.State.Tickets.Values.Single(), order, English).Lines
            .ShouldContain(new PrintLine(PrintStyle.Bold, "1,350 kg Steak", ""));
        Receipt.Of(_restaurant.Billed(), Profile, isCopy: false, English).Lines
            .Where(line => line.Left.Contains("kg", StringComparison.Ordinal))
            .ShouldBe([new(PrintStyle.Plain, "1,350 kg Steak", "33,75"), new(PrintStyle.Detail, "25,00 per kg")]);
    }

    [Fact]
    public void Options_are_printed_once_with_how_often_and_on_receipts_those_that_change_the_price()
    {
        _restaurant.Do(Mia, new AddMenuItem("Bowl", "Food", 500, "grill", null, null, null, null,
            [new("Extras", 0, 4, [new("Cheese", 150) { Max = 2 }, new("Pepper", 0), new("No meat", -100)])]));
        var order = _restaurant.Placed(_restaurant.Line("Bowl", 2, null, "Cheese", "Cheese", "Pepper", "No meat"));
        KitchenSlip.Of(_restaurant.State.Tickets.Values.Single(), order, English).Lines.Select(line => line.Left)
            .Where(line => line.StartsWith('-')).ShouldBe(["- 2 x Cheese", "- Pepper", "- No meat"]);
        var lines = Receipt.Of(_restaurant.Billed(), Profile, isCopy: false, English).Lines;
        var from = lines.IndexOf(new PrintLine(PrintStyle.Plain, "2 x Bowl", "14,00"));
        lines[(from + 1)..(from + 4)].ShouldBe(
        [
            new(PrintStyle.Detail, "2 x Cheese (+3,00)"), new(PrintStyle.Detail, "No meat (-1,00)"), new(PrintStyle.Detail, "7,00 each"),
        ]);
    }

    [Fact]
    public void A_set_menu_is_one_line_with_its_dishes_below_and_slips_name_it()
    {
        SetMenuChoice Offer(string dish, long surcharge) => new(_restaurant.Dish(dish).Id, surcharge);
        _restaurant.Do(Mia, new AddMenuItem("Lunch", "Food", 2000, null, null, null, null, null, [])
        {
            Parts = [new("Starter", 1, null, [Offer("Soup", 0)]), new("Main", 1, null, [Offer("Steak", 600)])],
        });
        ImmutableArray<ChoiceDraft> choices =
        [
            .. _restaurant.Dish("Lunch").Parts!.Value.Select(part => new ChoiceDraft(part.Id, part.Choices[0].MenuItemId, null, [])),
        ];
        var order = _restaurant.Placed(_restaurant.Line("Lunch", 2) with { Choices = choices });
        var slips = _restaurant.State.Tickets.Values.Select(ticket => TextPrintout.Render(KitchenSlip.Of(ticket, order, English), 42));
        slips.ShouldAllBe(slip => slip.Contains("Lunch"));
        var lines = Receipt.Of(_restaurant.Billed(), Profile, isCopy: false, English).Lines;
        var from = lines.IndexOf(new PrintLine(PrintStyle.Plain, "2 x Lunch", "52,00"));
        lines[(from + 1)..(from + 4)].ShouldBe(
        [
            new(PrintStyle.Detail, "Soup"), new(PrintStyle.Detail, "Steak (+6,00)"), new(PrintStyle.Detail, "26,00 each"),
        ]);
    }
}
