using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Tests.Live;

public sealed class JoinedConnectionsTests
{
    private static readonly ScreenStreams Streams = new("kitchen", "kitchen/role:chef", "kitchen/user:s_1");

    [Fact]
    public void A_restaurant_without_connections_has_no_entry()
    {
        var joined = new JoinedConnections();
        joined.Add("r_1", "c_1", Streams);
        joined.Add("r_1", "c_2", Streams);
        joined.Remove("r_1", "c_1");
        joined.Remove("r_1", "c_1");
        (joined.Any("r_1"), joined.RestaurantIds.Single()).ShouldBe((true, "r_1"));

        joined.Remove("r_1", "c_2");

        (joined.Any("r_1"), joined.RestaurantIds.Count(), joined.Of("r_1").Count()).ShouldBe((false, 0, 0));
    }

    [Fact]
    public void A_connection_that_joins_while_others_leave_is_not_lost()
    {
        var joined = new JoinedConnections();

        Parallel.For(0, 8, worker =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                joined.Add("r_1", $"c_{worker}", Streams);
                joined.Of("r_1").Select(one => one.Key).ShouldContain($"c_{worker}");
                joined.Remove("r_1", $"c_{worker}");
            }
        });

        joined.RestaurantIds.ShouldBeEmpty();
    }
}
