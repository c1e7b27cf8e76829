using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>Folds events: a state and an event give the next state. An event in the log is never refused here.</summary>
public static class RestaurantFold
{
    public static Restaurant Apply(this Restaurant state, Commit commit) => state.Apply(commit, commit.LastSeq);

    /// <summary>The commit's commands up to the one that ends with event <paramref name="upTo"/>.</summary>
    public static Restaurant Apply(this Restaurant state, Commit commit, long upTo) => state.Apply(commit, upTo, changes: null);

    /// <param name="changes">Collects what the events change.</param>
    internal static Restaurant Apply(this Restaurant state, Commit commit, long upTo, ChangeCollector? changes)
    {
        var at = 0;
        foreach (var command in commit.Commands)
        {
            if (commit.FirstSeq + at + command.Events - 1 > upTo) break;
            state = state.Apply(commit.Epoch, command, commit.Events.AsSpan(at, command.Events), commit.DecidedAt, changes);
            at += command.Events;
        }
        return state;
    }

    /// <summary>Ends a command: its id is remembered, and the state is as of its time.</summary>
    /// <param name="state">Before its events.</param>
    /// <param name="decidedAt">The time of the events, see <see cref="Commit.DecidedAt"/>.</param>
    /// <param name="after">With its events folded in.</param>
    internal static Restaurant Remember(
        this Restaurant state, string epoch, CommandRecord command, DateTimeOffset decidedAt, Restaurant after)
    {
        var isBehind = decidedAt < state.At;
        var at = isBehind ? state.At : decidedAt;
        var remembered = command.Id is null
            ? after.Commands
            : after.Commands.Add(new RememberedCommand(command.Id, command.Fingerprint, state.Seq + 1, after.Seq, at));
        return after with
        {
            Epoch = epoch, At = at, DecidedAt = decidedAt, Commands = remembered,
            Changed = isBehind ? after.Changed with { Behind = after.Seq } : after.Changed,
        };
    }

    // The events of one command.
    private static Restaurant Apply(
        this Restaurant state, string epoch, CommandRecord command, ReadOnlySpan<RestaurantEvent> events, DateTimeOffset decidedAt,
        ChangeCollector? changes)
    {
        var after = state;
        foreach (var @event in events)
        {
            var (before, recorded) = (after, new RecordedEvent(after.Seq + 1, decidedAt, @event));
            after = before.ApplyEvent(recorded);
            changes?.Note(before, recorded, after);
        }
        return state.Remember(epoch, command, decidedAt, after);
    }

    /// <summary>For each stream that the events are on, the last event on it as of this state.</summary>
    internal static ImmutableArray<StreamPosition> StreamsBefore(this Restaurant state, ImmutableArray<RestaurantEvent> events) =>
        [.. events.SelectMany(StreamRouting.Of).Distinct()
            .Select(stream => new StreamPosition(stream, state.Streams.GetValueOrDefault(stream)))];

    /// <summary>Folds one event.</summary>
    internal static Restaurant ApplyEvent(this Restaurant state, RecordedEvent recorded)
    {
        var streams = state.Streams;
        foreach (var stream in StreamRouting.Of(recorded.Event)) streams = streams.SetItem(stream, recorded.Seq);
        var increment = DayIncrement.Of(state, recorded);
        return state.Fold(recorded) with
        {
            Seq = recorded.Seq, DecidedAt = recorded.At, Streams = streams,
            Changed = state.Changed.With(recorded, counts: increment is not null),
            Today = TodayFold.Apply(state, recorded.Event, increment),
        };
    }

    private static Restaurant Fold(this Restaurant state, RecordedEvent recorded) => TableActivity.Note(recorded.Event switch
    {
        CommandNoted => state,
        ProfileEvent profile => ProfileFold.Apply(state, profile),
        StaffEvent staff => StaffFold.Apply(state, staff, recorded),
        MenuEvent menu => MenuFold.Apply(state, menu, recorded),
        TableEvent table => TableFold.Apply(state, table),
        ReservationEvent reservation => ReservationFold.Apply(state, reservation, recorded),
        OrderEvent order => OrderFold.Apply(state, order, recorded),
        KitchenEvent kitchen => TicketFold.Apply(state, kitchen, recorded),
        BillEvent bill => BillFold.Apply(state, bill, recorded),
        DrawerEvent drawer => ShiftFold.Apply(state, drawer, recorded),
        NoticeEvent notice => NoticeFold.Apply(state, notice),
        var other => throw MissingCase.Event(other),
    }, recorded);
}
