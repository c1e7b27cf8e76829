using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Contracts;
using MenuItemChanged = RealtimeRestaurant.Hubs.Wire.MenuItemChanged;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>Messages name the person whose command it was.</summary>
public sealed class PersonTests : IAsyncLifetime
{
    private static readonly PersonView Ada = new(HubTestHost.Admin.Id, HubTestHost.Admin.Name);
    private HubTestHost _house = null!;

    public async Task InitializeAsync() => _house = await HubTestHost.StartAsync();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_change_names_who_made_it_live_and_when_missed_and_never_in_a_kitchen(bool messagePack)
    {
        var floor = await _house.ConnectAsync("floor", "waiter", messagePack: messagePack);
        var kitchen = await _house.ConnectAsync("kitchen", "chef", messagePack: messagePack);
        var (told, cooks) = (new ConcurrentQueue<PersonView?>(), new ConcurrentQueue<PersonView?>());
        floor.On<LiveMessage<MenuItemChanged>>(nameof(MenuItemChanged), message => told.Enqueue(message.By));
        kitchen.On<LiveMessage<KitchenMenuItemChanged>>(nameof(MenuItemChanged), message => cooks.Enqueue(message.By));
        var joined = await floor.InvokeAsync<JoinReply<FloorSnapshot>>("Join", new JoinRequest(null, null));
        await kitchen.InvokeAsync<JoinReply<KitchenSnapshot>>("Join", new JoinRequest(null, null));

        await _house.DoAsync("r_1", new AddMenuItem("Pizza", "Food", 900, "oven", null, null, null, null, []));

        await Eventually.True(() => told.Count == 1 && cooks.Count == 1, "both screens hear of the dish");
        told.Single().ShouldBe(Ada);
        cooks.Single().ShouldBeNull();
        var (recorder, missed) = MessageRecorder.For<IFloorClient>();
        await foreach (var commit in (await _house.Restaurants.OpenAsync("r_1", default)).CommitsAsync(joined.Seq, long.MaxValue, default))
            foreach (var streamEvent in StreamEvent.In(commit, ScreenKind.Floor))
                await Hubs.Floor.FloorMessages.Send(recorder, streamEvent);
        missed.Select(one => one.Message).OfType<LiveMessage<MenuItemChanged>>().Single().By.ShouldBe(Ada);
    }

    [Fact]
    public void Each_event_names_the_person_of_its_own_command_and_none_the_system()
    {
        var dish = ((MenuItemAdded)SampleEvents.ByStoredName["menuItemAdded/1"]).Item;
        var commit = TestData.Commit("r_1", 5, events: 3) with
        {
            Events = [new MenuItemAdded(dish), new Domain.Menu.MenuItemChanged(dish), new Domain.Menu.MenuItemRemoved(dish)],
            Commands =
            [
                new CommandRecord("c_1", "f", "s_1", 1) { ActorName = "Ana" }, new CommandRecord(null, "", "house", 1),
                new CommandRecord("c_2", "f", "s_2", 1) { ActorName = "Ben" },
            ],
        };
        PersonView?[] expected = [new("s_1", "Ana"), null, new("s_2", "Ben")];

        StreamEvent.In(commit, ScreenKind.Dashboard).Select(streamEvent => streamEvent.By).ShouldBe(expected);
        StreamEvent.In(commit, ScreenKind.Kitchen).Select(streamEvent => streamEvent.By).ShouldBe([null, null, null]);
    }

    [Fact]
    public async Task The_log_records_no_name_of_the_system()
    {
        var live = await _house.Restaurants.OpenAsync("r_1", default);
        var ale = new AddMenuItem("Ale", "Bar", 900, "bar", null, null, null, null, []);
        await live.SubmitAsync(new("c_1", Domain.Access.Actor.System, ale), default);

        var commits = await live.CommitsAsync(0, live.State.Seq, default).ToListAsync();
        commits.SelectMany(commit => commit.Commands).Select(command => command.ActorName).ShouldBe([Ada.Name, null]);
    }
}
