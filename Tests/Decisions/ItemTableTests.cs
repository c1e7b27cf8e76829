using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Domain.Orders.ItemStatus;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>Every pair of states, for every kind of person: what the item table does not allow is refused.</summary>
public sealed class ItemTableTests
{
    private static readonly Actor[] People = [Mia, Will, Cass, Gus, Gina, Bo, Eve];

    // Who may make which move; Gus is the one who cooked, Will the one who served, Eve runs the pass.
    private static readonly Dictionary<(ItemStatus From, ItemStatus To), Actor[]> Table = new()
    {
        [(Held, Queued)] = [Mia, Will, Eve],
        [(Held, Cancelled)] = [Mia, Will],
        [(Queued, Cancelled)] = [Mia, Will],
        [(Queued, Preparing)] = [Mia, Gus, Gina, Eve],
        [(Queued, Ready)] = [Mia, Gus, Gina, Eve],
        [(Preparing, Queued)] = [Mia, Gus, Eve],
        [(Preparing, Ready)] = [Mia, Gus, Gina, Eve],
        [(Preparing, Voided)] = [Mia],
        [(Ready, Preparing)] = [Mia, Gus, Gina, Eve],
        [(Ready, Served)] = [Mia, Will, Eve],
        [(Ready, Voided)] = [Mia],
        [(Served, Ready)] = [Mia, Will],
    };

    public static TheoryData<ItemStatus, ItemStatus> Pairs()
    {
        var pairs = new TheoryData<ItemStatus, ItemStatus>();
        foreach (var from in Enum.GetValues<ItemStatus>())
            foreach (var to in Enum.GetValues<ItemStatus>()) pairs.Add(from, to);
        return pairs;
    }

    [Theory, MemberData(nameof(Pairs))]
    public void An_item_moves_only_along_its_table(ItemStatus from, ItemStatus to)
    {
        var restaurant = new TestRestaurant { ChecksEachStep = false };
        var order = restaurant.SteakIs(from);
        foreach (var person in People)
        {
            var decision = restaurant.State.Decide(person, restaurant.Setting(order, "Steak", to, reason: "because"), restaurant.Now);
            decision.Refusal?.Code.ShouldBe(Expected(from, to, person)
                ?? RefusalCode.Internal, $"{person.Name}: {decision.Refusal?.Sentence}");
            if (decision.Refusal is null) Expected(from, to, person).ShouldBeNull($"{person.Name} may not");
            if (from == to) decision.Events.ShouldBeEmpty();
        }
    }

    private static RefusalCode? Expected(ItemStatus from, ItemStatus to, Actor person)
    {
        if (from == to) return from == Preparing && person != Gus ? RefusalCode.AlreadyTaken : null;
        if (!Table.TryGetValue((from, to), out var allowed)) return RefusalCode.IllegalTransition;
        return allowed.Contains(person) ? null : RefusalCode.Forbidden;
    }
}
