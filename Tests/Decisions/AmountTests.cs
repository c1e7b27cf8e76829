using CsCheck;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>Examples of rounding and of dividing amounts.</summary>
public sealed class AmountTests
{
    [Theory]
    [InlineData(600, 97_500, Rounding.HalfUp, 59)]
    [InlineData(600, 97_500, Rounding.HalfEven, 58)]
    [InlineData(600, 117_500, Rounding.HalfUp, 71)]
    [InlineData(600, 117_500, Rounding.HalfEven, 70)]
    [InlineData(3020, 117_500, Rounding.HalfUp, 355)]
    [InlineData(3020, 117_500, Rounding.HalfEven, 355)]
    public void A_rate_ends_at_a_whole_minor_unit(long amount, int rate, Rounding rounding, long expected) =>
        Amounts.AtRate(amount, rate, rounding).ShouldBe(expected);

    [Theory]
    [InlineData(Rounding.HalfUp, 167)]
    [InlineData(Rounding.HalfEven, 166)]
    public void Tax_within_a_price(Rounding rounding, long expected) => Amounts.TaxWithin(999, 200_000, rounding).ShouldBe(expected);

    [Fact]
    public void Even_parts_go_to_the_first_where_something_is_left_over()
    {
        Amounts.Evenly(1000, 3).ShouldBe([334, 333, 333]);
        Amounts.Evenly(999, 7).ShouldBe([143, 143, 143, 143, 143, 142, 142]);
        Amounts.Evenly(72959, 4).ShouldBe([18240, 18240, 18240, 18239]);
    }

    [Fact]
    public void The_largest_remainder_gets_what_is_left_over()
    {
        Amounts.Apportion(7235, [49800, 12550, 9999]).ShouldBe([4980, 1255, 1000]);
        Amounts.Apportion(5, [0, 0]).ShouldBe([5, 0]);
        Amounts.Apportion(0, [1, 2]).ShouldBe([0, 0]);
    }

    [Fact]
    public void Parts_always_add_up_and_none_is_a_unit_away_from_its_exact_part() =>
        Gen.Select(Gen.Long[0, 10_000_000_000], Gen.Long[0, 1_000_000_000].Array[1, 30]).Sample((whole, weights) =>
        {
            var parts = Amounts.Apportion(whole, [.. weights]);
            parts.Sum().ShouldBe(whole);
            var all = weights.Sum();
            if (all > 0) parts.Select((part, at) => Math.Abs(part - ((decimal)whole * weights[at] / all))).ShouldAllBe(away => away < 1);
        });

    [Theory, InlineData(72959, 100, 73000), InlineData(72949, 100, 72900), InlineData(72950, 100, 73000), InlineData(1203, 5, 1205),
        InlineData(7, 1, 7)]
    public void Cash_is_rounded_to_what_there_are_coins_for(long due, long unit, long cash) =>
        Amounts.ToCash(due, RestaurantSettings.Default with { CashUnit = unit }).ShouldBe(cash);
}
