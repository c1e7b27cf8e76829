using System.Text.Json.Nodes;
using CsCheck;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Serialization;
using RealtimeRestaurant.Tests.Decisions.Properties;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>An old log means what it meant: lifting loses nothing and adds nothing.</summary>
public sealed class LiftedLogTests
{
    private static readonly string[] Names =
        [.. EventCatalogue.ByStoredName.Keys.Where(name => name.EndsWith("/2", StringComparison.Ordinal)).Select(name => name[..^2])];

    public static TheoryData<string> Lifted => new(Names);

    [Theory, MemberData(nameof(Lifted))]
    public void A_sample_of_version_2_says_what_that_of_version_1_says(string name)
    {
        var second = FirstVersion.Rewrite(JsonNode.Parse(StoredEventTests.Stored($"{name}/2"))!);

        JsonNode.DeepEquals(second, JsonNode.Parse(StoredEventTests.Stored($"{name}/1"))).ShouldBeTrue(second.ToJsonString());
    }

    [Fact]
    public void A_log_in_version_1_folds_to_the_state_of_the_same_log_in_version_2()
    {
        var seen = new HashSet<string>();
        RandomCommands.Steps.Sample(steps =>
        {
            var log = default(IReadOnlyList<Commit>);
            RandomCommands.Play(steps, (restaurant, _, _) => log = restaurant.Log);
            Commit[] whole = [.. log ?? [], Samples(log is null ? 1 : log[^1].LastSeq + 1)];
            var old = whole.Select(FirstVersion.Encode).ToArray();
            lock (seen) seen.UnionWith(LiftedIn(old));

            Text(Folded(old)).ShouldBe(Text(Folded(whole.Select(FirstVersion.Known))));
        }, iter: 40);

        seen.ShouldBe(Names, ignoreOrder: true);
    }

    // One of each kind, whatever the random commands came to.
    private static Commit Samples(long firstSeq)
    {
        RestaurantEvent[] events = [.. Names.Select(name => HandledEventTests.OnARealTicket(SampleEvents.ByStoredName[$"{name}/2"]))];
        return Commit("r_1", firstSeq, events.Length) with { Events = [.. events.OrderBy(HandledEventTests.Order)] };
    }

    private static IEnumerable<string> LiftedIn(byte[][] commits)
    {
        foreach (var commit in commits)
            foreach (var @event in JsonNode.Parse(commit)!["events"]!.AsArray())
                if (EventCatalogue.ByStoredName.ContainsKey($"{@event!["type"]}/2"))
                {
                    if (@event["v"]!.GetValue<int>() == 1) yield return @event["type"]!.GetValue<string>();
                    else @event["data"]!.ToJsonString().ShouldNotContain("\"tableNumber\"");
                }
    }

    private static Restaurant Folded(IEnumerable<byte[]> commits) =>
        commits.Select(commit => StoredJson.Decode<Commit>(commit))
            .Aggregate(default(Restaurant), (state, commit) => (state ?? new Restaurant(commit.RestaurantId)).Apply(commit))!;
}
