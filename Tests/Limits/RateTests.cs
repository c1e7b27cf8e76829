using System.Net;
using Microsoft.Extensions.Configuration;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Host;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Limits;

namespace RealtimeRestaurant.Tests.Limits;

public sealed class RateTests
{
    private static readonly Rate TwentyASecond = new(40, TimeSpan.FromSeconds(2));

    [Fact]
    public void A_bucket_gives_what_it_holds_and_then_as_fast_as_it_refills()
    {
        var owed = 0L;
        for (var i = 0; i < 40; i++) TwentyASecond.Take(ref owed, 1).ShouldBeTrue();
        TwentyASecond.Take(ref owed, 1).ShouldBeFalse();
        owed.ShouldBe(2_000_000);

        owed -= 49_999;
        TwentyASecond.Take(ref owed, 1).ShouldBeFalse("a twentieth of a second is not over");
        owed -= 1;
        TwentyASecond.Take(ref owed, 1).ShouldBeTrue();
    }

    [Fact]
    public void Looking_changes_nothing_and_giving_back_never_makes_more_than_full()
    {
        var owed = 100_000L;
        TwentyASecond.Take(ref owed, 0).ShouldBeTrue();
        owed.ShouldBe(100_000);
        TwentyASecond.Take(ref owed, -1).ShouldBeTrue();
        owed.ShouldBe(50_000);
        TwentyASecond.Take(ref owed, -5).ShouldBeTrue();
        owed.ShouldBe(0);
    }

    [Theory]
    [InlineData(0, 40, 0, 1), InlineData(1, 39, 1, 1), InlineData(50_000, 39, 1, 1), InlineData(1_950_001, 0, 2, 1),
        InlineData(2_000_000, 0, 2, 1)]
    public void A_level_says_what_is_left_when_all_of_it_is_back_and_when_some_is(long owed, int remaining, int reset, int retry)
    {
        var level = new Level(new Bucket("connection", "x", TwentyASecond), owed);
        (level.Remaining, level.ResetSeconds, level.RetrySeconds).ShouldBe((remaining, reset, retry));
    }

    [Fact]
    public void A_refusal_names_the_bucket_that_takes_longest_to_hold_a_permit_again()
    {
        var (minutes, seconds) = (new Bucket("auth", "x", new Rate(5, TimeSpan.FromMinutes(15))), new Bucket("user", "x", TwentyASecond));
        var emptiest = new LimitResult(false, [new Level(seconds, 2_000_000), new Level(minutes, 900_000_000)]).Tightest;
        (emptiest.Bucket.Policy, emptiest.RetrySeconds).ShouldBe(("auth", 180));
        new LimitResult(false, [new Level(seconds, 2_000_000), new Level(minutes, 0)]).Tightest.Bucket.Policy.ShouldBe("user");
    }

    [Fact]
    public void The_fields_are_lists_of_structured_fields()
    {
        var level = new Level(new Bucket("payment", "u_1:b_1", new Rate(10, TimeSpan.FromMinutes(1))), 6_000_001);
        LimitFields.Policy(level.Bucket).ShouldBe("\"payment\";q=10;w=60");
        LimitFields.Text(level).ShouldBe("\"payment\";r=8;t=7");
        StructuredFields.Items($"{LimitFields.Text(level)}, {LimitFields.Text(level)}").Select(item => item.Name)
            .ShouldBe(["payment", "payment"]);
        Should.Throw<FormatException>(() => StructuredFields.Items("payment: 8"));
        Should.Throw<FormatException>(() => StructuredFields.Items("\"payment\";R=8"));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7"), InlineData("::ffff:192.0.2.7", "192.0.2.7"),
        InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), InlineData("::1", "::/64")]
    public void An_address_of_ipv6_counts_by_its_first_64_bits(string address, string counted) =>
        Address.Of(IPAddress.Parse(address)).ShouldBe(counted);

    [Theory]
    [InlineData("RateLimits:General:Permits", "0"), InlineData("RateLimits:Auth:Window", "00:00:00.5"),
        InlineData("RateLimits:Payment:Window", "2.00:00:00"), InlineData("RateLimits:Upload:Permits", "-1")]
    [InlineData("RateLimits:Search:Window", "00:00:01.5"), InlineData("RateLimits:User:Permits", "2000000"),
        InlineData("RateLimits:Restaurant:Permits", "0"), InlineData("RateLimits:Connection:Permits", "0")]
    [InlineData("RateLimits:Strikes:Permits", "0"), InlineData("RateLimits:ConnectionsPerUser", "0"),
        InlineData("RateLimits:Connections", "0"), InlineData("RateLimits:Session:Permits", "0"),
        InlineData("RateLimits:ConnectionsPerRestaurant", "0"), InlineData("RateLimits:ConnectionsPerAddress", "0"),
        InlineData("RateLimits:Handshake", "00:00:00"), InlineData("RateLimits:KnownAddress", "00:00:00")]
    public void Each_setting_has_its_bounds_and_its_sentence(string key, string beyond)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(key, beyond)]).Build();
        Should.Throw<InvalidSettingsException>(settings.Bind<RateLimits>).Message.Split(Environment.NewLine).ShouldHaveSingleItem()
            .ShouldStartWith($"Set {key} to ");
    }

    [Fact]
    public void The_defaults_are_those_that_were_asked_for()
    {
        var limits = new RateLimits();
        Settings.Faults(limits).ShouldBeEmpty();
        (limits.General, limits.Auth).ShouldBe((new Rate(100, TimeSpan.FromMinutes(15)), new Rate(5, TimeSpan.FromMinutes(15))));
        (limits.Payment, limits.Upload, limits.Search)
            .ShouldBe((new Rate(10, TimeSpan.FromMinutes(1)), new Rate(20, TimeSpan.FromHours(1)), new Rate(50, TimeSpan.FromMinutes(1))));
    }

    [Fact]
    public void A_number_that_is_set_leaves_the_rest_of_its_rate()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("RateLimits:Payment:Permits", "12")]).Build();
        settings.Bind<RateLimits>().Payment.ShouldBe(new Rate(12, TimeSpan.FromMinutes(1)));
        new RateLimits().Payment.Permits.ShouldBe(10);
    }

    [Theory, InlineData("10.0.0.0/8", true), InlineData("10.1.2.3", true), InlineData("fd00::/8", true), InlineData("proxy", false),
        InlineData("10.0.0.0/33", false), InlineData("0.0.0.0/0", false), InlineData("::/0", false)]
    public void A_known_proxy_is_an_address_or_a_network(string text, bool isOne) =>
        Settings.Faults(new ProxyOptions { Known = [text] }).Any().ShouldBe(!isOne);
}
