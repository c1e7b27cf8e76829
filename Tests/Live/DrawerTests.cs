using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Dashboard;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Floor;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Contracts;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>Those who may count cash are told of the drawers' shifts.</summary>
public sealed class DrawerTests
{
    private static readonly Shift Blind = TestData.Shift("sh_1", 1, ShiftStatus.Open) with { IsBlind = true };

    [Fact]
    public void A_shift_that_is_counted_blind_hides_from_cashiers_what_it_should_hold_until_it_is_closed()
    {
        var floor = Told(FloorMessages.Screen, new ShiftOpened(Blind));
        floor.Keys.ShouldBe(["floor/role:admin", "floor/role:manager", "floor/role:cashier"], ignoreOrder: true);
        floor["floor/role:cashier"].ShouldSatisfyAllConditions(
            it => it.Sales.ShouldBeNull(), it => it.Expected.ShouldBeNull(), it => it.Entries.Single().Amount.ShouldBeNull(),
            it => it.Status.ShouldBe("open"), it => it.Seq.ShouldBe(5));
        floor["floor/role:manager"].Expected.ShouldBe(Blind.Expected);
        Told(DashboardMessages.Screen, new ShiftOpened(Blind))["dashboard"].Expected.ShouldBe(Blind.Expected);

        var counting = new ShiftCounting("sh_1", "s_3", IsBlind: true, Blind with { Status = ShiftStatus.Counting });
        Told(FloorMessages.Screen, counting)["floor/role:cashier"].ShouldSatisfyAllConditions(
            it => it.Status.ShouldBe("counting"), it => it.Expected.ShouldBeNull());
        Told(FloorMessages.Screen, new ShiftClosed(Blind with { Status = ShiftStatus.Closed }))["floor/role:cashier"].Expected
            .ShouldBe(Blind.Expected);
    }

    [Fact]
    public void A_count_that_an_older_program_stored_is_told_to_no_one() =>
        StreamRouting.Of(new ShiftCounting("sh_1", "s_3")).ShouldBeEmpty();

    [Fact]
    public async Task A_cashier_hears_of_a_shift_and_a_waiter_does_not()
    {
        await using var house = await HubTestHost.StartAsync();
        var (cashier, waiter) = (await ListenAsync(house, "cashier"), await ListenAsync(house, "waiter"));

        await house.DoAsync("r_1", new OpenShift("main", 10_000));
        var shift = (await house.Restaurants.OpenAsync("r_1", default)).State.Shifts.Values.Single();
        await house.DoAsync("r_1", new CountShift(shift.Id));
        await house.DoAsync("r_1", new CloseShift(shift.Id, 10_000, null));
        await house.DoAsync("r_1", new AddMenuItem("Pizza", "Food", 900, "oven", null, null, null, null, []));

        await Eventually.True(() => cashier.Contains("dish") && waiter.Contains("dish"), "both hear of the dish, which came last");
        cashier.Where(told => told != "dish").ShouldBe(["open", "counting", "closed"], ignoreOrder: true);
        waiter.ShouldBe(["dish"]);
    }

    private static async Task<ConcurrentQueue<string>> ListenAsync(HubTestHost house, string role)
    {
        var (screen, told) = (await house.ConnectAsync("floor", role), new ConcurrentQueue<string>());
        screen.On<LiveMessage<ShiftChanged>>(nameof(ShiftChanged), message => told.Enqueue(message.Data.Shift.Status));
        screen.On<LiveMessage<Hubs.Wire.MenuItemChanged>>(nameof(Hubs.Wire.MenuItemChanged), _ => told.Enqueue("dish"));
        await screen.InvokeAsync<JoinReply<FloorSnapshot>>("Join", new JoinRequest(null, null));
        return told;
    }

    private static Dictionary<string, ShiftView> Told<TClient, TSnapshot>(
        ScreenDefinition<TClient, TSnapshot> screen, RestaurantEvent @event) where TClient : class where TSnapshot : class
    {
        var commit = TestData.Commit("r_1", 5) with { Events = ImmutableArray.Create(@event) };
        return StreamEvent.In(commit, screen.Screen).ToDictionary(streamEvent => streamEvent.Stream, streamEvent =>
        {
            var (recorder, missed) = MessageRecorder.For<TClient>();
            _ = screen.Send(recorder, streamEvent);
            return ((LiveMessage<ShiftChanged>)missed.Single().Message).Data.Shift;
        });
    }
}
