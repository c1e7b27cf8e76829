using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Storage;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>What <see cref="ICommitLog"/> promises of snapshots.</summary>
public abstract class SnapshotContract : StoreContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly string _restaurant = NewRestaurant();

    [Fact]
    public async Task Without_a_snapshot_there_is_none()
    {
        await Store.Snapshots.SaveAsync(State(NewRestaurant(), 10), Ct);

        (await Store.Snapshots.FindAsync(_restaurant, long.MaxValue, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_snapshot_comes_back_whole_after_reopening()
    {
        var state = State(_restaurant, 40);
        await Store.Snapshots.SaveAsync(state, Ct);

        await ReopenAsync();

        Text((await Store.Snapshots.FindAsync(_restaurant, 40, Ct)).ShouldNotBeNull()).ShouldBe(Text(state));
    }

    [Theory, InlineData(19, null), InlineData(20, 20L), InlineData(29, 20L), InlineData(30, 30L), InlineData(long.MaxValue, 40L)]
    public async Task The_latest_at_or_before_the_position_is_given(long atOrBefore, long? expected)
    {
        foreach (var seq in new[] { 30, 20, 40 }) await Store.Snapshots.SaveAsync(State(_restaurant, seq), Ct);

        (await Store.Snapshots.FindAsync(_restaurant, atOrBefore, Ct))?.Seq.ShouldBe(expected!.Value);
        if (expected is null) (await Store.Snapshots.FindAsync(_restaurant, atOrBefore, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_nodes_may_save_the_same_one()
    {
        var another = await OpenOnAnotherNodeAsync();

        await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(i => (i % 2 == 0 ? Store : another).Snapshots.SaveAsync(State(_restaurant, 10), Ct).AsTask()));

        (await Store.Snapshots.FindAsync(_restaurant, 10, Ct)).ShouldNotBeNull().Seq.ShouldBe(10);
    }

    [Fact]
    public async Task Those_of_the_last_72_hours_are_kept_and_the_newest_whatever_its_age()
    {
        for (var hour = 1; hour <= 72; hour += 10) await Store.Snapshots.SaveAsync(State(_restaurant, hour, Evening.AddHours(hour)), Ct);

        for (var hour = 1; hour <= 72; hour += 10)
            (await Store.Snapshots.FindAsync(_restaurant, hour, Ct)).ShouldNotBeNull().Seq.ShouldBe(hour);
    }

    [Fact]
    public async Task After_a_long_rest_the_last_snapshot_before_it_still_serves_the_commands_since()
    {
        await Store.Snapshots.SaveAsync(State(_restaurant, 10, Evening), Ct);
        await Store.Snapshots.SaveAsync(State(_restaurant, 20, Evening.AddHours(100)), Ct);

        (await Store.Snapshots.FindAsync(_restaurant, 19, Ct)).ShouldNotBeNull().Seq.ShouldBe(10);
    }

    [Fact]
    public async Task Housekeeping_leaves_a_closed_house_its_newest_and_nobody_elses_goes()
    {
        var (archive, other) = (((IServiceProvider)Store.Opened).GetRequiredService<IStoreMaintenance>(), NewRestaurant());
        foreach (var id in new[] { _restaurant, other })
            for (var hour = 1; hour <= 41; hour += 10) await Store.Snapshots.SaveAsync(State(id, hour, Evening.AddHours(hour)), Ct);

        await Store.Snapshots.RemoveAsync(_restaurant, Evening.AddHours(25), Ct);
        (await Store.Snapshots.FindAsync(_restaurant, 20, Ct)).ShouldBeNull();
        (await Store.Snapshots.FindAsync(_restaurant, 30, Ct)).ShouldNotBeNull().Seq.ShouldBe(21);

        await Store.Snapshots.RemoveAsync(_restaurant, Evening.AddYears(1), Ct);
        (await Store.Snapshots.FindAsync(_restaurant, 40, Ct)).ShouldBeNull();
        (await Store.Snapshots.FindAsync(_restaurant, long.MaxValue, Ct)).ShouldNotBeNull().Seq.ShouldBe(41);
        (await Store.Snapshots.FindAsync(other, 10, Ct)).ShouldNotBeNull().Seq.ShouldBe(1);
    }
}
