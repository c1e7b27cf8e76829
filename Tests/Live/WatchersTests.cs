using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Tests.Live;

public sealed class WatchersTests
{
    private static readonly ScreenStreams Streams = new("kitchen", "kitchen/role:chef", "kitchen/user:s_1");

    [Fact]
    public void A_restaurant_that_nobody_watches_any_more_is_forgotten()
    {
        var watchers = new JoinedConnections();
        watchers.Enter("r_1", "c_1", Streams);
        watchers.Enter("r_1", "c_2", Streams);
        watchers.Leave("r_1", "c_1");
        watchers.Leave("r_1", "c_1");
        (watchers.Any("r_1"), watchers.Restaurants.Single()).ShouldBe((true, "r_1"));

        watchers.Leave("r_1", "c_2");

        (watchers.Any("r_1"), watchers.Restaurants.Count(), watchers.Of("r_1").Count()).ShouldBe((false, 0, 0));
    }

    [Fact]
    public void Nobody_who_enters_while_others_leave_is_lost()
    {
        var watchers = new JoinedConnections();

        Parallel.For(0, 8, worker =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                watchers.Enter("r_1", $"c_{worker}", Streams);
                watchers.Of("r_1").Select(watcher => watcher.Key).ShouldContain($"c_{worker}");
                watchers.Leave("r_1", $"c_{worker}");
            }
        });

        watchers.Restaurants.ShouldBeEmpty();
    }
}
