using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions.Given;

/// <summary>
/// A restaurant over the pure functions alone: decides, folds, and has a clock of its own. Whatever it accepts it decides a second
/// time (the same comes out) and folds a second time from the beginning (the same state comes out).
/// </summary>
public sealed partial class TestRestaurant
{
    private readonly List<Commit> _log = [];
    private readonly Restaurant _nothing = new("r1");

    public TestRestaurant()
    {
        State = _nothing;
        Do(Actor.System, new OpenRestaurant("The House", "EUR", "Europe/Vienna", null));
        foreach (var actor in All) Hire(actor);
        foreach (var number in (int[])[1, 2]) Do(Mia, new AddTable(number, 4));
        AddDishes();
    }

    public Restaurant State { get; private set; }

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 23, 19, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<Commit> Log => _log;

    /// <summary>
    /// Folding from the beginning after every command costs the square of the log; long random histories check at the end instead.
    /// </summary>
    public bool ChecksEachStep { get; init; } = true;

    public TestRestaurant Wait(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public TestRestaurant WaitSeconds(double seconds) => Wait(TimeSpan.FromSeconds(seconds));

    public TestRestaurant WaitMinutes(double minutes) => Wait(TimeSpan.FromMinutes(minutes));

    /// <summary>What happens by the clock at this moment.</summary>
    public ImmutableArray<RestaurantEvent> AdvanceClock() => Do(Actor.System, new AdvanceClock());

    /// <summary>The command is accepted; gives what happened.</summary>
    public ImmutableArray<RestaurantEvent> Do(Actor actor, RestaurantCommand command)
    {
        var decision = Try(actor, command);
        decision.Refusal.ShouldBeNull();
        return decision.Events;
    }

    /// <summary>The command is refused with this code; gives the refusal.</summary>
    public Refusal Refuses(Actor actor, RestaurantCommand command, RefusalCode code)
    {
        var before = State;
        var refusal = Try(actor, command).Refusal.ShouldNotBeNull();
        refusal.Code.ShouldBe(code, refusal.Sentence);
        refusal.Sentence.ShouldEndWith(".");
        State.ShouldBeSameAs(before);
        return refusal;
    }

    public Decision Try(Actor actor, RestaurantCommand command)
    {
        var decision = State.Decide(actor, command, Now);
        if (decision.Refusal is not null) return decision;
        if (ChecksEachStep) State.Decide(actor, command, Now).Events.Length.ShouldBe(decision.Events.Length);
        Commit(actor, command, decision);
        return decision;
    }

    public Order Order(string orderId) => State.Orders[orderId];

    public void ShouldFoldFromTheBeginning() =>
        Portrait.Of(_log.Aggregate(_nothing, (state, commit) => state.Apply(commit))).ShouldBe(Portrait.Of(State));

    private void Hire(Actor actor)
    {
        Do(Actor.System, new HireStaff(actor.Id, actor.Name, actor.Role, StationsOf(actor)));
        Do(Actor.System, new SetStaffStatus(actor.Id, StaffStatus.Available));
    }

    /// <summary>Something has happened, whoever decided it.</summary>
    private void Record(RestaurantEvent @event) => Commit("house", $"c{_log.Count}", [@event]);

    private void Commit(Actor actor, RestaurantCommand command, Decision decision)
    {
        if (decision.Events.IsEmpty && command is AdvanceClock) return;
        Commit(actor.Id, command is AdvanceClock ? null : $"c{_log.Count}", decision.Events.IsEmpty ? [new CommandNoted()]
            : decision.Events);
    }

    private void Commit(string actorId, string? commandId, ImmutableArray<RestaurantEvent> events)
    {
        var (decidedAt, isBehind) = (State.DecisionTime(Now), State.DecisionTime(Now) < State.At);
        var commit = new Commit(
            State.Id, "e1", State.Seq + 1, Guid.Empty, isBehind ? State.At : decidedAt,
            [new(commandId, "f", actorId, events.Length)], events, Before: []) { BehindAt = isBehind ? decidedAt : null };
        _log.Add(commit);
        State = State.Apply(commit);
        if (ChecksEachStep) ShouldFoldFromTheBeginning();
    }
}
