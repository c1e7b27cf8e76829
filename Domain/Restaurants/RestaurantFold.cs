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

    /// <summary>Folds the events of one command and remembers its id.</summary>
    /// <param name="decidedAt">The time of the events, see <see cref="Commit.DecidedAt"/>.</param>
    internal static Restaurant Apply(
        this Restaurant state, string epoch, CommandRecord command, ReadOnlySpan<RestaurantEvent> events, DateTimeOffset decidedAt,
        ChangeCollector? changes = null)
    {
        var (first, isBehind) = (state.Seq + 1, decidedAt < state.At);
        var at = isBehind ? state.At : decidedAt;
        foreach (var @event in events)
        {
            var recorded = new RecordedEvent(state.Seq + 1, decidedAt, @event);
            var after = state.Apply(recorded);
            changes?.Note(state, recorded, after);
            state = after;
        }
        var remembered = command.Id is null
            ? state.Commands
            : state.Commands.Add(new RememberedCommand(command.Id, command.Fingerprint, first, state.Seq, at));
        return state with
        {
            Epoch = epoch, At = at, DecidedAt = decidedAt, Commands = remembered,
            Changed = isBehind ? state.Changed with { Behind = state.Seq } : state.Changed,
        };
    }

    /// <summary>For each stream that the events are on, the last event on it as of this state.</summary>
    internal static ImmutableArray<StreamPosition> StreamsBefore(this Restaurant state, ImmutableArray<RestaurantEvent> events) =>
        [.. events.SelectMany(StreamRouting.Of).Distinct()
            .Select(stream => new StreamPosition(stream, state.Streams.GetValueOrDefault(stream)))];

    /// <summary>Folds the event without streams and business days: enough for a decision to see its own effects.</summary>
    internal static Restaurant ApplyEvent(this Restaurant state, RecordedEvent recorded) =>
        state.Fold(recorded) with { Seq = recorded.Seq, DecidedAt = recorded.At };

    private static Restaurant Apply(this Restaurant state, RecordedEvent recorded)
    {
        var streams = state.Streams;
        foreach (var stream in StreamRouting.Of(recorded.Event)) streams = streams.SetItem(stream, recorded.Seq);
        var increment = DayIncrement.Of(state, recorded);
        return state.Fold(recorded) with
        {
            Seq = recorded.Seq, Changed = state.Changed.With(recorded, counts: increment is not null), Streams = streams,
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
