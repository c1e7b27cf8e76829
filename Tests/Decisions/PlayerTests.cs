using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Samples;
using RealtimeRestaurant.Samples.Simulation;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>The player of the samples, over the pure functions alone.</summary>
public sealed class PlayerTests
{
    private const int Moments = 250;
    private static readonly Roster Staff = new([Will, Wanda], [Gus, Eve], Cass, Mia);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory, MemberData(nameof(Seeds))]
    public void Nothing_it_proposes_is_refused_but_the_last_portion_and_what_was_taken_off_meanwhile(int seed)
    {
        var restaurant = Open();
        Play(restaurant, Habits.Usual with { Outages = 8 }, new Chance(new Random(seed)), Moments);
        restaurant.ShouldFoldFromTheBeginning();
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Once_no_more_guests_come_every_table_is_paid_cleaned_and_free(int seed)
    {
        var (restaurant, chance) = (Open(), new Chance(new Random(seed)));
        Play(restaurant, Habits.Usual, chance, Moments);
        restaurant.Log.SelectMany(commit => commit.Events).OfType<Domain.Orders.OrderCompleted>().Count().ShouldBeGreaterThan(10);
        Play(restaurant, Habits.Usual with { Arrivals = 0 }, chance, moments: 100);

        restaurant.State.Reservations.ShouldBeEmpty();
        restaurant.State.Tables.Values.ShouldAllBe(table => table.Status == TableStatus.Available);
        restaurant.State.Bills.ShouldBeEmpty();
        restaurant.State.Orders.ShouldBeEmpty();
    }

    [Fact]
    public void It_proposes_the_same_when_it_is_asked_again()
    {
        var restaurant = Open();
        Play(restaurant, Habits.Usual, new Chance(new Random(7)), 40);
        Proposals(restaurant, Habits.Usual, new Chance(new Random(8)))
            .ShouldBe(Proposals(restaurant, Habits.Usual, new Chance(new Random(8))));
    }

    [Fact]
    public void Plain_habits_make_every_sitting_alike()
    {
        var (restaurant, sent) = (Open(), new List<RestaurantCommand>());
        Play(restaurant, Habits.Plain, new Chance(new Random(1)), 20, sent.Add, tables: 1);
        sent.Select(command => command.GetType().Name).Take(11).ShouldBe(
        [
            nameof(SetTableStatus), nameof(AssignWaiter), nameof(PlaceOrder), nameof(SetItemStatus), nameof(SetItemStatus),
                nameof(SetItemStatus),
            nameof(CreateBill), nameof(IssueBill), nameof(PayBill), nameof(SetTableStatus), nameof(SetTableStatus),
        ]);
    }

    [Fact]
    public void Everything_that_it_does_in_an_ordinary_service_can_be_sent_over_rest()
    {
        var (restaurant, sent) = (Open(), new List<RestaurantCommand>());
        foreach (var seed in Enumerable.Range(1, 4)) Play(restaurant, Eventful, new Chance(new Random(seed)), Moments, sent.Add);

        sent.Select(command => RestRequest.Of(command).Path).ShouldAllBe(path => path.StartsWith("/api/", StringComparison.Ordinal));
        Type[] all =
        [
            typeof(SetTableStatus), typeof(AssignWaiter), typeof(CallWaiter), typeof(AcknowledgeCall), typeof(ResolveCall),
                typeof(PlaceOrder), typeof(AddLines),
            typeof(SetItemStatus), typeof(FireCourse), typeof(CancelOrder), typeof(SetAvailability), typeof(CreateBill), typeof(IssueBill),
                typeof(DiscountBill),
            typeof(SplitBill), typeof(PayBill), typeof(StartPayment), typeof(ConfirmPayment), typeof(RefundPayment),
            typeof(ReturnItem), typeof(ChangeNote), typeof(EndPayment), typeof(CorrectPayment), typeof(SetTip),
            typeof(WaiveServiceCharge), typeof(MoveParty), typeof(MergeTable), typeof(UnmergeTable), typeof(HandOverTables),
            typeof(MakeReservation), typeof(ChangeReservation), typeof(SeatReservation), typeof(MarkNoShow), typeof(CancelReservation),
        ];
        sent.Select(command => command.GetType()).Distinct().ShouldBe(all, ignoreOrder: true);
        sent.OfType<PlaceOrder>().Select(place => place.Kind).Distinct().ShouldBe(Enum.GetValues<OrderKind>(), ignoreOrder: true);
    }

    [Fact]
    public void It_orders_set_menus_and_dishes_by_weight_as_well()
    {
        var (restaurant, sent) = (Open(), new List<RestaurantCommand>());
        restaurant.Do(Mia, new AddMenuItem("Bream", "Mains", 4800, "grill", null, 20, null, null, []) { Unit = UnitOfMeasure.Kg });
        SetMenuChoice Offer(string dish) => new(restaurant.Dish(dish).Id, 0);
        restaurant.Do(Mia, new AddMenuItem("Lunch", "Mains", 2000, null, null, null, null, null, [])
        {
            Parts = [new("Starter", 2, 1, [Offer("Soup"), Offer("Cake")]), new("Main", 1, 2, [Offer("Burger"), Offer("Steak")])],
        });
        foreach (var seed in Enumerable.Range(1, 2)) Play(restaurant, Habits.Usual, new Chance(new Random(seed)), Moments, sent.Add);
        var lines = sent.OfType<PlaceOrder>().SelectMany(order => order.Lines).ToArray();
        lines.ShouldContain(line => line.Weight != null);
        lines.ShouldContain(line => line.Choices != null);
        sent.Select(RestRequest.Of).Count().ShouldBe(sent.Count);
        restaurant.ShouldFoldFromTheBeginning();
    }

    [Fact]
    public void Nothing_is_refused_where_no_portions_are_counted()
    {
        var restaurant = Open();
        restaurant.Do(Mia, new ChangeMenuItem { MenuItemId = restaurant.Dish("Cake").Id, Stock = default(int?) });
        Play(restaurant, Eventful, new Chance(new Random(1)), Moments, mayRunOut: false);
    }

    // What is rare happens at least once.
    private static Habits Eventful => Habits.Usual with
    {
        Outages = 8, Cancellations = 10, Refunds = 20, Returns = 10, Corrections = 20, Waivers = 20, Moves = 10, Merges = 10,
        Handovers = 10, ReservationChanges = 20, ReservedArrivals = 10, LateTips = 40,
    };

    private static TestRestaurant Open()
    {
        var restaurant = new TestRestaurant { ChecksEachStep = false }
            .With(RestaurantSettings.Default with { TaxRate = 100_000, ServiceRate = 50_000 });
        restaurant.Do(Cass, new OpenShift(OpenShift.DefaultDrawer, 10_000));
        return restaurant;
    }

    private static IEnumerable<RestaurantCommand> Proposals(TestRestaurant restaurant, Habits habits, Chance chance)
    {
        var (player, shown) = (new RestaurantPlayer(Staff, habits), FloorSituation.Of(restaurant.State, restaurant.Now));
        return [.. player.Next(shown, restaurant.State.MenuView(), restaurant.Now, chance).SelectMany(commands => commands)
            .Select(envelope => envelope.Command)];
    }

    private static void Play(
        TestRestaurant restaurant, Habits habits, Chance chance, int moments, Action<RestaurantCommand>? sent = null, int tables = 2,
        bool mayRunOut = true)
    {
        var player = new RestaurantPlayer(Staff, habits);
        for (var moment = 0; moment < moments; moment++)
        {
            restaurant.WaitMinutes(5).AdvanceClock();
            var shown = FloorSituation.Of(restaurant.State, restaurant.Now);
            shown = shown with { Tables = [.. shown.Tables.Take(tables)] };
            foreach (var commands in player.Next(shown, restaurant.State.MenuView(), restaurant.Now, chance))
                foreach (var envelope in commands) Send(restaurant, envelope, sent, mayRunOut);
        }
    }

    private static void Send(TestRestaurant restaurant, CommandEnvelope envelope, Action<RestaurantCommand>? sent, bool mayRunOut)
    {
        sent?.Invoke(envelope.Command);
        if (restaurant.Try(envelope.Actor, envelope.Command).Refusal is not { } refusal) return;
        mayRunOut.ShouldBeTrue($"{envelope.Command}: {refusal.Sentence}");
        refusal.Code.ShouldBeOneOf([RefusalCode.OutOfStock, RefusalCode.ItemUnavailable], $"{envelope.Command}: {refusal.Sentence}");
    }
}
