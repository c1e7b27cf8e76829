using CsCheck;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Infrastructure.Serialization;
using RealtimeRestaurant.Tests.Decisions.Given;

namespace RealtimeRestaurant.Tests.Decisions.Properties;

public sealed class LogProperties
{
    [Fact]
    public void I1_events_are_numbered_without_a_hole() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, before, decision) =>
        {
            restaurant.State.Seq.ShouldBe(restaurant.Log.Sum(commit => commit.Events.Length));
            if (!decision.Events.IsEmpty) restaurant.Log[^1].FirstSeq.ShouldBe(before.Seq + 1);
        }), iter: 200);

    /// <summary>
    /// That the whole log folds to the lived state is checked at the end of every evening, here and in all the other properties.
    /// </summary>
    [Fact]
    public void I4_folding_from_any_state_on_the_way_gives_the_state_at_the_end() =>
        RandomCommands.Steps.Sample(steps =>
        {
            var (states, last) = (new List<Restaurant>(), (TestRestaurant?)null);
            RandomCommands.Play(steps, (restaurant, _, _) =>
            {
                last = restaurant;
                states.Add(restaurant.State);
            });
            if (last is null) return;
            var end = Portrait.Of(last.State);
            foreach (var state in states.Where((_, at) => at % 7 == 0))
                Portrait.Of(last.Log.Where(commit => commit.FirstSeq > state.Seq)
                    .Aggregate(AsLoaded(state), (from, commit) => from.Apply(commit))).ShouldBe(end);
        }, iter: 200);

    [Fact]
    public void A_loaded_state_makes_its_deadlines_once_and_the_same()
    {
        var restaurant = new TestRestaurant().Seated();
        restaurant.Placed(restaurant.Line("Steak"));
        var loaded = AsLoaded(restaurant.State);
        loaded.Deadlines.ShouldBeSameAs(loaded.Deadlines);
        loaded.NextDeadline().ShouldBe(restaurant.State.NextDeadline());
    }

    [Fact]
    public void The_indexes_of_a_lived_state_are_those_of_a_loaded_one() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, before, _) =>
        {
            var (lived, loaded) = (restaurant.State.Sessions, SessionIndex.Of(restaurant.State));
            lived.Parts.SetEquals(loaded.Parts).ShouldBeTrue();
            foreach (var id in SessionsOf(before).Concat(SessionsOf(restaurant.State)).Distinct())
            {
                var (now, anew) = (lived.At(id), loaded.At(id));
                (now.Tables, now.Ordered, now.IsEmpty).ShouldBe((anew.Tables, anew.Ordered, anew.IsEmpty));
                now.Orders.SequenceEqual(anew.Orders).ShouldBeTrue();
                now.Bills.SequenceEqual(anew.Bills).ShouldBeTrue();
                now.Ordered.ShouldBe(restaurant.State.OrdersOf(id).SelectMany(order => order.Sold())
                    .Aggregate(Int128.Zero, (sum, line) => sum + ((Int128)line.Price * line.Quantity)));
            }
        }), iter: 200);

    [Fact]
    public void A_decision_is_the_same_whenever_it_is_made_on_the_same_state() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, before, decision) =>
        {
            var folded = before;
            foreach (var @event in decision.Events) folded = folded.ApplyEvent(new(folded.Seq + 1, restaurant.Now, @event));
            folded.Orders.Count.ShouldBe(restaurant.State.Orders.Count);
            folded.NextDeadline().ShouldBe(restaurant.State.NextDeadline());
        }), iter: 100);

    [Fact]
    public void I15_no_event_is_on_two_streams_of_one_connection() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (_, _, decision) =>
        {
            foreach (var @event in decision.Events)
                foreach (var screen in Enum.GetValues<ScreenKind>())
                    foreach (var person in Crew.All)
                        StreamRouting.Of(@event).Count(Follows(screen, person).Contains).ShouldBeLessThanOrEqualTo(1);
        }), iter: 100);

    private static string[] Follows(ScreenKind screen, Actor person) =>
        [Streams.Restaurant(screen), Streams.Role(screen, person.Role), Streams.User(screen, person.Id)];

    private static IEnumerable<string> SessionsOf(Restaurant state) =>
    [
        .. state.Tables.Values.Select(table => table.Session?.Id).OfType<string>(),
        .. state.Orders.Values.Select(order => order.Party.SessionId), .. state.Bills.Values.Select(bill => bill.Party.SessionId),
    ];

    // As a store gives it back: without what is only an index.
    private static Restaurant AsLoaded(Restaurant state) => SnapshotCodec.Decode(SnapshotCodec.Encode(state))!;
}
