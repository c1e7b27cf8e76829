using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Domain.Staff.StaffStatus;

namespace RealtimeRestaurant.Domain.Staff;

/// <summary>Folds timecards from the statuses of staff, so every log has them, also one that is older than they are.</summary>
internal static class TimecardFold
{
    public static Restaurant Apply(Restaurant state, StaffStatusChanged changed, DateTimeOffset at)
    {
        var (cards, open) = (state.Timecards, state.Timecards.FindLastIndex(card => card.StaffId == changed.StaffId && card.IsOpen));
        return state with
        {
            Timecards = (changed.Status, open) switch
            {
                (Available, < 0) => Begin(state, changed, at),
                (Available, _) => cards.SetItem(open, WithBreakEnded(cards[open], at)),
                (OnBreak, >= 0) => cards.SetItem(open, cards[open] with { Breaks = cards[open].Breaks.Add(new(at, null)) }),
                (OffDuty or Inactive, >= 0) => cards.SetItem(open, WithBreakEnded(cards[open], at) with { To = at }),
                _ => cards,
            },
        };
    }

    private static ImmutableList<Timecard> Begin(Restaurant state, StaffStatusChanged changed, DateTimeOffset at)
    {
        var day = state.DayAt(at);
        return state.Timecards
            .RemoveAll(card => !card.IsOpen && card.Day.DayNumber < day.DayNumber - Timecard.DaysHeld)
            .Add(new(changed.StaffId, changed.Name, day, at, null, []));
    }

    private static Timecard WithBreakEnded(Timecard card, DateTimeOffset at) =>
        card with { Breaks = [.. card.Breaks.Select(pause => pause.To is null ? pause with { To = at } : pause)] };
}
