using RealtimeRestaurant.Domain.Staff;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>What <see cref="IPresence"/> promises.</summary>
public abstract class PresenceContract : StoreContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset LongAgo = Evening.AddHours(-1);
    private static readonly StaffPresence Ana = new("r_1", "u_ana"), Ben = new("r_1", "u_ben"), AnaElsewhere = new("r_2", "u_ana");

    [Fact]
    public async Task Who_was_seen_on_one_node_is_known_on_the_other()
    {
        var another = await OpenOnAnotherNodeAsync();

        await Store.Presence.RecordAsync([Ana, AnaElsewhere], Evening, Ct);
        await another.Presence.RecordAsync([Ben], Evening.AddSeconds(5), Ct);

        (await another.Presence.ListSinceAsync(["r_1", "r_2"], LongAgo, Ct)).ShouldBe(
            new Dictionary<StaffPresence, DateTimeOffset> { [Ana] = Evening, [AnaElsewhere] = Evening, [Ben] = Evening.AddSeconds(5) },
            ignoreOrder: true);
    }

    [Fact]
    public async Task Only_the_restaurants_that_are_asked_for_are_told_of()
    {
        await Store.Presence.RecordAsync([Ana, AnaElsewhere], Evening, Ct);

        (await Store.Presence.ListSinceAsync(["r_2", "r_3"], LongAgo, Ct)).Keys.ShouldBe([AnaElsewhere]);
        (await Store.Presence.ListSinceAsync([], LongAgo, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_was_not_seen_since_is_not_told_of()
    {
        await Store.Presence.RecordAsync([Ana], Evening, Ct);
        await Store.Presence.RecordAsync([Ben], Evening.AddMilliseconds(1), Ct);

        (await Store.Presence.ListSinceAsync(["r_1"], Evening, Ct)).Keys.ShouldBe([Ben]);
    }

    [Fact]
    public async Task Being_seen_again_moves_one_on_and_never_back()
    {
        await Store.Presence.RecordAsync([Ana], Evening, Ct);
        await Store.Presence.RecordAsync([Ana], Evening.AddSeconds(10), Ct);
        await Store.Presence.RecordAsync([Ana], Evening.AddSeconds(3), Ct);

        (await Store.Presence.ListSinceAsync(["r_1"], LongAgo, Ct)).ShouldHaveSingleItem().Value.ShouldBe(Evening.AddSeconds(10));
    }

    [Fact]
    public async Task A_whole_node_of_people_and_none_at_all_are_one_write_each()
    {
        var present = Enumerable.Range(0, 2000).Select(i => new StaffPresence($"r_{i % 10}", $"u_{i}"));
        await Store.Presence.RecordAsync([.. present], Evening, Ct);
        await Store.Presence.RecordAsync([], Evening, Ct);

        (await Store.Presence.ListSinceAsync(["r_3"], LongAgo, Ct)).Count.ShouldBe(200);
    }

    [Fact]
    public async Task Nodes_that_see_one_person_at_once_do_not_get_in_each_others_way()
    {
        var another = await OpenOnAnotherNodeAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            async () => await (i % 2 == 0 ? Store : another).Presence.RecordAsync([Ana, Ben], Evening.AddSeconds(i), Ct))));

        (await Store.Presence.ListSinceAsync(["r_1"], LongAgo, Ct)).Values.ShouldBe([Evening.AddSeconds(19), Evening.AddSeconds(19)]);
    }

    [Fact]
    public async Task Who_was_last_seen_before_is_forgotten()
    {
        await Store.Presence.RecordAsync([Ana], Evening.AddMilliseconds(-1), Ct);
        await Store.Presence.RecordAsync([Ben], Evening, Ct);

        await Store.Presence.RemoveBeforeAsync(Evening, Ct);

        (await Store.Presence.ListSinceAsync(["r_1"], LongAgo, Ct)).Keys.ShouldBe([Ben]);
    }
}
