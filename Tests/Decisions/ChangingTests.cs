using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class ChangingTests
{
    private static readonly ChangeRestaurant Nothing = new();

    private readonly TestRestaurant _house = new();

    [Fact]
    public void Everything_but_the_currency_can_be_changed_at_once()
    {
        var change = new ChangeRestaurant
        {
            Name = "The Inn", Phone = "+43 1", TimeZone = "Europe/Rome", TaxRate = 200_000, PricesIncludeTax = true, ServiceRate = 125_000,
            ServiceTax = true, ServiceTaxRate = 100_000, Rounding = Rounding.HalfEven, CashUnit = 5, WaiterDiscountLimit = 50_000,
            DayStartsAt = 6, ClockInRequired = false, BlindCount = true, DailyOrderNumbers = true,
        };
        var changed = _house.Do(Mia, change).OfType<RestaurantChanged>().Single();
        changed.ShouldBe(new RestaurantChanged("The Inn", "Europe/Rome", "+43 1",
            new RestaurantSettings(200_000, true, 125_000, 100_000, Rounding.HalfEven, 5, 50_000, 6, ClockInRequired: false)
            { BlindCount = true, DailyOrderNumbers = true }));
        _house.State.Profile.ShouldBe(new Profile("The Inn", "EUR", "Europe/Rome", "+43 1") { Settings = changed.Settings });
        _house.Do(Ada, change).ShouldBeEmpty("it is so already");
    }

    [Fact]
    public void What_is_not_named_stays()
    {
        _house.Do(Mia, Nothing).ShouldBeEmpty();
        _house.Do(Mia, Nothing with { TaxRate = 90_000, Phone = "1" });
        _house.Do(Mia, Nothing with { ServiceRate = 50_000 }).OfType<RestaurantChanged>()
            .Single().Settings.ShouldBe(RestaurantSettings.Default with { TaxRate = 90_000, ServiceRate = 50_000 });
        _house.State.Profile!.Phone.ShouldBe("1");
        _house.Do(Mia, Nothing with { Phone = "" });
        _house.State.Profile!.Phone.ShouldBeNull();
    }

    [Fact]
    public void The_service_charge_is_taxed_at_a_rate_or_not_at_all()
    {
        _house.Refuses(Mia, Nothing with { ServiceTax = true }, RefusalCode.RuleBroken);
        _house.Refuses(Mia, Nothing with { ServiceTax = false, ServiceTaxRate = 1 }, RefusalCode.RuleBroken);
        _house.Do(Mia, Nothing with { ServiceTax = false }).ShouldBeEmpty();
        ServiceTax(Nothing with { ServiceTaxRate = 100_000 }).ShouldBe(100_000);
        _house.Do(Mia, Nothing with { ServiceTax = true }).ShouldBeEmpty();
        ServiceTax(Nothing with { ServiceTax = true, ServiceTaxRate = 0 }).ShouldBe(0);
        ServiceTax(Nothing with { ServiceTax = false }).ShouldBeNull();
    }

    public static TheoryData<ChangeRestaurant> Bounds() => new(
        Nothing with { Name = " " }, Nothing with { TimeZone = "Middle/Earth" }, Nothing with { TimeZone = "" },
        Nothing with { TaxRate = -1 }, Nothing with { TaxRate = 1_000_001 },
        Nothing with { ServiceRate = -1 }, Nothing with { ServiceRate = 1_000_001 }, Nothing with { ServiceTaxRate = -1 },
        Nothing with { ServiceTaxRate = 1_000_001 },
        Nothing with { CashUnit = 0 }, Nothing with { CashUnit = RestaurantSettings.MaxCashUnit + 1 },
        Nothing with { WaiterDiscountLimit = -1 }, Nothing with { WaiterDiscountLimit = 1_000_001 },
        Nothing with { DayStartsAt = -1 }, Nothing with { DayStartsAt = 24 });

    [Theory, MemberData(nameof(Bounds))]
    public void Nothing_is_set_beyond_its_bounds(ChangeRestaurant change) => _house.Refuses(Ada, change, RefusalCode.RuleBroken);

    [Fact]
    public void The_house_does_not_go_back_into_a_day_whose_figures_are_closed()
    {
        _house.ServedAndIssued(_house.Line("Steak"));
        _house.State.Today.Day.ShouldNotBe(default);
        _house.Refuses(Ada, Nothing with { DayStartsAt = 23, TimeZone = "Etc/GMT+12" },
            RefusalCode.RuleBroken).Sentence.ShouldContain("previous business day");
        _house.Do(Ada, Nothing with { TimeZone = "Pacific/Auckland" });
    }

    [Fact]
    public void The_bounds_themselves_are_fine()
    {
        _house.Do(Ada, Nothing with
        {
            TaxRate = 0, ServiceRate = 1_000_000, ServiceTaxRate = 1_000_000, CashUnit = 100_000, WaiterDiscountLimit = 0, DayStartsAt = 23,
        });
        _house.Do(Ada, Nothing with { CashUnit = 1, WaiterDiscountLimit = 1_000_000, DayStartsAt = 0 });
    }

    [Fact]
    public void Only_a_manager_changes_anything()
    {
        foreach (var actor in (Actor[])[Will, Cass, Gus]) _house.Refuses(actor, Nothing with { Name = "Mine" }, RefusalCode.Forbidden);
    }

    [Theory, InlineData("EUR", 2), InlineData("INR", 2), InlineData("JPY", 0), InlineData("KRW", 0), InlineData("KWD", 3),
        InlineData("BHD", 3), InlineData("ZZZ", 2)]
    public void A_currency_has_its_digits(string code, int digits) => Currencies.Digits(code).ShouldBe(digits);

    [Theory, InlineData(1250, "EUR", "12.50 EUR"), InlineData(5, "EUR", "0.05 EUR"), InlineData(-300, "EUR", "-3.00 EUR"),
        InlineData(0, "EUR", "0.00 EUR"), InlineData(1250, "JPY", "1250 JPY"), InlineData(1250, "KWD", "1.250 KWD"),
        InlineData(long.MaxValue, "EUR", "92233720368547758.07 EUR")]
    public void An_amount_is_written_with_the_digits_of_its_currency(long amount, string code, string expected) =>
        Currencies.Format(amount, code).ShouldBe(expected);

    private int? ServiceTax(ChangeRestaurant change) => _house.Do(Mia, change).OfType<RestaurantChanged>().Single().Settings.ServiceTaxRate;
}
