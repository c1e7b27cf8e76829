using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Host.Printing;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Printing;

public sealed class SharedPortionReceiptTests
{
    private readonly TestRestaurant _restaurant = new();

    [Fact]
    public void Parts_of_portions_are_printed_as_fractions()
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Beer", 3), _restaurant.Line("Soup"));
        SplitItem[] items = [new(bill.Lines[0].ItemId, 1, new(1, 2)), new(bill.Lines[1].ItemId, 0, new(1, 3))];
        _restaurant.Do(Cass, new SplitBill(bill.Id, SplitBy.Item, [[.. items]], null, []));
        var profile = _restaurant.State.Profile!;
        Receipt.Of(_restaurant.Bill(bill.Id), profile, isCopy: false, LocalFormat.Of(profile, PrintLanguage.En)).Lines
            .SkipWhile(line => !line.Left.Contains("Beer", StringComparison.Ordinal)).Take(4)
            .Select(line => $"{line.Left}|{line.Right}").ShouldBe(["1 ½ x Beer|6.00", "4.00 each|", "2/3 Soup|4.67", "7.00 each|"]);
    }
}
