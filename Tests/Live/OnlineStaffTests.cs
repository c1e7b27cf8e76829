using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Tests.Live;

public sealed class OnlineStaffTests
{
    [Fact]
    public async Task A_store_that_is_away_costs_the_knowledge_of_other_nodes_and_nothing_else()
    {
        await using var house = await HubTestHost.StartAsync(new LiveHubOptions { PresenceInterval = TimeSpan.FromMilliseconds(50) });
        var (online, others) = (house.Services.GetRequiredService<OnlineStaff>(), house.Services.GetRequiredService<OtherNodes>());
        others.Away = true;
        var screen = await house.ConnectAsync("kitchen", "chef", user: "s_here");
        await Eventually.True(() => others.Failed >= 2, "it is tried again");

        (await screen.InvokeAsync<CommandReply<object>>("RaiseAlert",
            new RaiseAlertRequest { CommandId = "c1", Message = "all is well", Priority = "low" })).Ok.ShouldBeTrue();
        online.Online("r_1").ShouldBe(["s_here"]);

        others.Seen[new("r_1", "s_there")] = TimeProvider.System.GetUtcNow();
        others.Seen[new("r_1", "s_gone")] = TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(31);
        others.Seen[new("r_2", "s_elsewhere")] = TimeProvider.System.GetUtcNow();
        others.Away = false;
        await Eventually.True(() => online.Online("r_1").SetEquals(["s_here", "s_there"]), "the others are known again");
    }

    [Fact]
    public async Task Every_call_asks_anew_whether_the_caller_still_works_there()
    {
        await using var house = await HubTestHost.StartAsync();
        await house.DoAsync("r_1", new HireStaff(HubTestHost.Admin.Id, "Ada", Role.Admin, []));
        await house.DoAsync("r_1", new HireStaff("s_1", "Ana", Role.Chef, []));
        var guard = await house.ConnectAsync("kitchen", "chef", user: "s_1");
        (await guard.InvokeAsync<CommandReply<object>>("RaiseAlert",
            new RaiseAlertRequest { CommandId = "c1", Message = "here", Priority = "low" })).Ok.ShouldBeTrue();
        await house.DoAsync("r_1", new ChangeStaff("s_1", null, null, null, Active: false));

        await Eventually.True(() => guard.State == HubConnectionState.Disconnected, "the connection is closed");
        // The sign-in of these tests checks nothing: the hub itself refuses the connection.
        var again = await Should.ThrowAsync<Exception>(async () =>
        {
            var back = await house.ConnectAsync("kitchen", "chef", user: "s_1");
            await back.InvokeAsync<JoinReply<KitchenSnapshot>>("Join", new JoinRequest(null, null));
        });
        again.ShouldNotBeOfType<TimeoutException>();
        await Eventually.True(() => !house.Services.GetRequiredService<Connections>().Any("r_1"), "nobody is left");
    }
}
