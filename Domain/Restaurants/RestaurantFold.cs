using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>The fold: a state and what happened next give the next state. Total: an event that is in the log is never refused here.</summary>
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
            state = state.Apply(commit.Epoch, command, commit.Events.AsSpan(at, command.Events), commit.At, changes);
            at += command.Events;
        }
        return state;
    }

    /// <summary>One command's events, and the memory that it counted.</summary>
    internal static Restaurant Apply(
        this Restaurant state, string epoch, CommandRecord command, ReadOnlySpan<RestaurantEvent> events, DateTimeOffset at, ChangeCollector? changes = null)
    {
        var first = state.Seq + 1;
        foreach (var @event in events)
        {
            var recorded = new RecordedEvent(state.Seq + 1, at, @event);
            var after = state.Apply(recorded);
            changes?.Note(state, recorded, after);
            state = after;
        }
        var remembered = command.Id is null
            ? state.Commands
            : state.Commands.Add(new RememberedCommand(command.Id, command.Fingerprint, first, state.Seq, at));
        return state with { Epoch = epoch, At = at, Commands = remembered };
    }

    /// <summary>The event alone, without where it is told and what it counts for: what a decision needs to see its own effects.</summary>
    internal static Restaurant ApplyEvent(this Restaurant state, RecordedEvent recorded) => state.Fold(recorded) with { Seq = recorded.Seq };

    private static Restaurant Apply(this Restaurant state, RecordedEvent recorded)
    {
        var streams = state.Streams;
        foreach (var stream in Audience.Of(recorded.Event)) streams = streams.SetItem(stream, recorded.Seq);
        var increment = DayIncrement.Of(state, recorded);
        return state.Fold(recorded) with
        {
            Seq = recorded.Seq, Changed = state.Changed.With(recorded, counts: increment is not null), Streams = streams, Today = TodayFold.Apply(state, recorded.Event, increment),
        };
    }

    private static Restaurant Fold(this Restaurant state, RecordedEvent recorded) => recorded.Event switch
    {
        RestaurantOpened opened => state with { Profile = new(opened.Name, opened.Currency, opened.TimeZone, opened.Phone) },
        RestaurantChanged changed => state with { Profile = state.Profile! with { Name = changed.Name, TimeZone = changed.TimeZone, Phone = changed.Phone, Settings = changed.Settings } },
        CommandNoted => state,
        StaffHired or StaffChanged or StaffStatusChanged => StaffFold.Apply(state, recorded.Event),
        NoticeSent or NoticeRead => NoticeFold.Apply(state, recorded.Event),
        BillCreated or BillStatusChanged or PaymentCompleted or PaymentRefunded or OrderPaymentChanged or BillUnarchived or BillArchived => BillFold.Apply(state, recorded),
        ShiftOpened or CashMoved or ShiftCounting or ShiftClosed => ShiftFold.Apply(state, recorded),
        MenuItemAdded or MenuItemChanged or MenuAvailabilityChanged or StockChanged or MenuImageSet or MenuImageRemoved => MenuFold.Apply(state, recorded),
        TableAdded or TableStatusChanged or WaiterAssigned or WaiterCalled => TableFold.Apply(state, recorded.Event),
        TicketSeen or TicketClosed or KitchenAlertRaised => TicketFold.Apply(state, recorded),
        _ => OrderFold.Apply(state, recorded),
    };
}
