using CsCheck;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>The numbers of orders, which may begin again each business day.</summary>
public sealed class OrderNumberTests
{
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    private readonly TestRestaurant _restaurant = new TestRestaurant().Seated();

    [Fact]
    public void Numbers_never_begin_again_unless_the_restaurant_says_so()
    {
        Placed().ShouldBe(1);
        _restaurant.Wait(OneDay);
        Placed().ShouldBe(2);
    }

    [Fact]
    public void The_first_order_of_a_business_day_has_the_number_1()
    {
        Daily(true);
        (Placed(), Placed()).ShouldBe((1, 2));
        _restaurant.Wait(TimeSpan.FromHours(7.9));
        Placed().ShouldBe(3, "it is past midnight, and the day begins at 4");
        _restaurant.Wait(TimeSpan.FromHours(0.1));
        (Placed(), Placed()).ShouldBe((1, 2));
    }

    [Fact]
    public void The_day_on_which_the_setting_changes_keeps_counting()
    {
        (Placed(), Placed()).ShouldBe((1, 2));
        Daily(true);
        Placed().ShouldBe(3);
        _restaurant.Wait(OneDay);
        Placed().ShouldBe(1);
        Daily(false);
        (Placed(), Placed()).ShouldBe((4, 5), "no number comes again");
        Daily(true);
        Placed().ShouldBe(6);
    }

    [Fact]
    public void A_day_counts_on_after_a_clock_was_days_ahead()
    {
        Daily(true);
        Placed().ShouldBe(1);
        _restaurant.Wait(2 * OneDay);
        Placed().ShouldBe(1);
        _restaurant.Wait(-2 * OneDay);
        Placed().ShouldBe(2);
        _restaurant.Wait(OneDay);
        Placed().ShouldBe(1);
        _restaurant.Wait(OneDay);
        Placed().ShouldBe(2, "the wrong clock gave the first number of this day");
    }

    [Fact]
    public void A_clock_that_is_days_behind_gives_no_number_of_those_days_again()
    {
        Daily(true);
        for (var day = 0; day < 4; day++)
        {
            (Placed(), Placed()).ShouldBe((1, 2));
            _restaurant.Wait(OneDay);
        }
        _restaurant.Wait(-4 * OneDay);
        Placed().ShouldBe(3);
    }

    [Fact]
    public void The_numbers_of_bills_do_not_begin_again()
    {
        Daily(true);
        Placed();
        var first = _restaurant.Issued();
        first.Number.ShouldBe(1);
        _restaurant.Pay(first, first.Totals.Total);
        _restaurant.Wait(OneDay);
        Placed();
        _restaurant.Issued().Number.ShouldBe(2);
    }

    [Fact]
    public void The_kitchen_has_yesterdays_orders_before_those_of_today()
    {
        Daily(true);
        (Placed(), Placed()).ShouldBe((1, 2));
        _restaurant.Wait(OneDay);
        Placed().ShouldBe(1);
        KitchenBoard.Orders(_restaurant.State).Select(order => order.Number).ShouldBe([1, 2, 1]);
    }

    /// <summary>Whatever the clocks of the nodes show, and however often the setting changes.</summary>
    [Fact]
    public void No_two_orders_of_a_day_have_one_number() =>
        Gen.Select(Gen.Int[-3, 4], Gen.Bool, Gen.Int[1, 3]).Array[1, 12].Sample(days =>
        {
            var restaurant = new TestRestaurant { ChecksEachStep = false }.Seated();
            foreach (var (moved, isDaily, orders) in days)
            {
                restaurant.Wait(moved * OneDay).Do(Mia, new ChangeRestaurant { DailyOrderNumbers = isDaily });
                for (var i = 0; i < orders; i++) restaurant.Placed(restaurant.Line("Beer"));
            }
            var placed = restaurant.Log.SelectMany(commit => commit.Events).OfType<OrderPlaced>().Select(one => one.Order).ToArray();
            placed.DistinctBy(order => (order.PlacedOn!.Day, order.Number)).Count().ShouldBe(placed.Length);
        }, iter: 100);

    private int Placed() => _restaurant.Placed(_restaurant.Line("Beer")).Number;

    private void Daily(bool isDaily) => _restaurant.Do(Mia, new ChangeRestaurant { DailyOrderNumbers = isDaily });
}
