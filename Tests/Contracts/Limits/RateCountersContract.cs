using RealtimeRestaurant.Domain.Limits;

namespace RealtimeRestaurant.Tests.Contracts.Limits;

/// <summary>What <see cref="IRateCounters"/> promises, whoever counts.</summary>
public abstract class RateCountersContract : IAsyncLifetime
{
    protected static readonly Bucket Ten = new("ten", "x", new Rate(10, TimeSpan.FromHours(1))),
    One = new("one", "x", new Rate(1, TimeSpan.FromHours(1)));

    protected abstract IRateCounters Node();

    public abstract Task InitializeAsync();
    public abstract Task DisposeAsync();

    [Fact]
    public async Task However_many_ask_at_once_as_many_are_granted_as_the_bucket_holds()
    {
        var node = Node();
        var all = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(async () => await node.TakeAsync("r_1", [Ten]))));
        all.Count(taking => taking.IsGranted).ShouldBe(10);
        all.Where(taking => taking.IsGranted).Select(taking => taking.Levels[0].Remaining).Order().ShouldBe(Enumerable.Range(0, 10));
        all.Where(taking => !taking.IsGranted)
            .ShouldAllBe(taking => taking.Levels[0].Remaining == 0 && taking.Levels[0].RetrySeconds > 340);
    }

    [Fact]
    public async Task From_all_buckets_or_from_none()
    {
        var node = Node();
        (await node.TakeAsync("r_1", [Ten, One])).IsGranted.ShouldBeTrue();
        var refused = await node.TakeAsync("r_1", [Ten, One]);
        refused.IsGranted.ShouldBeFalse();
        refused.Levels.Select(level => level.Remaining).ShouldBe([9, 0]);
        refused.Tightest.Bucket.ShouldBe(One);
        (await node.TakeAsync("r_1", [Ten])).Levels[0].Remaining.ShouldBe(8);
    }

    [Fact]
    public async Task Looking_takes_nothing_and_what_is_given_back_is_there_again()
    {
        var node = Node();
        (await node.TakeAsync("r_1", [One], 0)).Levels[0].Remaining.ShouldBe(1);
        (await node.TakeAsync("r_1", [One])).IsGranted.ShouldBeTrue();
        var look = await node.TakeAsync("r_1", [One], 0);
        (look.IsGranted, look.Levels[0].Remaining).ShouldBe((true, 0));
        (await node.TakeAsync("r_1", [One], -1)).Levels[0].Remaining.ShouldBe(1);
        (await node.TakeAsync("r_1", [One], -1)).Levels[0].Remaining.ShouldBe(1);
        (await node.TakeAsync("r_1", [One])).IsGranted.ShouldBeTrue();
        (await node.TakeAsync("r_1", [One])).IsGranted.ShouldBeFalse();
    }

    [Fact]
    public async Task One_name_in_two_scopes_is_two_buckets()
    {
        var node = Node();
        (await node.TakeAsync("r_1", [One])).IsGranted.ShouldBeTrue();
        (await node.TakeAsync("r_2", [One])).IsGranted.ShouldBeTrue();
        (await node.TakeAsync("r_1", [One with { Key = "y" }])).IsGranted.ShouldBeTrue();
    }
}
