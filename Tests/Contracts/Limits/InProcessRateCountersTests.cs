using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Infrastructure.InProcess;

namespace RealtimeRestaurant.Tests.Contracts.Limits;

public sealed class InProcessRateCountersTests : RateCountersContract
{
    private readonly FakeTimeProvider _clock = new();

    protected override IRateCounters Node() => new RateCounters(_clock);

    public override Task InitializeAsync() => Task.CompletedTask;

    public override Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_permit_comes_back_every_tenth_of_the_window()
    {
        var node = Node();
        for (var i = 0; i < 10; i++) await node.TakeAsync("r_1", [Ten]);
        _clock.Advance(TimeSpan.FromMinutes(6) - TimeSpan.FromMilliseconds(1));
        (await node.TakeAsync("r_1", [Ten])).IsGranted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        (await node.TakeAsync("r_1", [Ten])).IsGranted.ShouldBeTrue();
        (await node.TakeAsync("r_1", [Ten])).IsGranted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromHours(5));
        (await node.TakeAsync("r_1", [Ten])).Levels[0].Remaining.ShouldBe(9);
    }

    [Fact]
    public async Task A_flood_of_names_does_not_fill_the_memory_nor_push_out_who_is_at_the_limit()
    {
        var node = new RateCounters(_clock);
        await node.TakeAsync("r_1", [One]);
        for (var i = 0; i < 3 * RateCounters.MaxEntries; i++) node.Take("r_1", [Ten with { Key = $"{i}" }]);
        node.Count.ShouldBeLessThanOrEqualTo(RateCounters.MaxEntries);
        (await node.TakeAsync("r_1", [One])).IsGranted.ShouldBeFalse();
    }
}
