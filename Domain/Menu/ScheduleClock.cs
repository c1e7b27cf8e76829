using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>When the log last said which dishes are outside their schedule, and when that may change next.</summary>
/// <param name="NextAt">Null: never.</param>
public sealed record ScheduleTurn(DateTimeOffset At, DateTimeOffset? NextAt);

/// <summary>
/// Tells screens when a dish comes into its schedule or leaves it. Orders do not wait for that: they go by the clock itself.
/// </summary>
public static class ScheduleClock
{
    /// <summary>The state with its menu as of this moment, which the log may not have yet.</summary>
    public static Restaurant MenuAsOf(this Restaurant state, DateTimeOffset now)
    {
        var at = state.DecisionTime(now);
        return state.ScheduleTurn is { } turn && (at < turn.At || at >= turn.NextAt) ? Apply(state, TurnOf(state, at), at) : state;
    }

    /// <summary>A schedule of the dish, its own or its category's, that does not contain the moment; null: it can be ordered.</summary>
    internal static Schedule? ClosedBy(Restaurant state, MenuItem dish, DateTimeOffset at)
    {
        var zone = BusinessTime.Zone(state.Profile!);
        return SchedulesOf(state, dish).FirstOrDefault(schedule => !schedule.Contains(at, zone));
    }

    /// <summary>At once if the last turn was decided by a clock that was ahead, see <see cref="Timestamps.DecisionTime"/>.</summary>
    internal static DateTimeOffset? NextDeadline(Restaurant state) =>
        state.DecidedAt < state.ScheduleTurn?.At ? state.DecidedAt : state.ScheduleTurn?.NextAt;

    /// <summary>Adds what has changed by the clock, or by another schedule, category or time zone.</summary>
    internal static void Advance(DecisionContext context)
    {
        var before = context.State;
        var turn = TurnOf(before, context.Now);
        if (IsKnown(before, turn, context.Now)) return;
        context.Add(turn);
        foreach (var dish in context.State.Menu.Values.OrderBy(dish => dish.Id, StringComparer.Ordinal))
            if (dish.Reason != before.Menu[dish.Id].Reason)
                context.Add(new MenuAvailabilityChanged(dish.Id, dish.Name, dish.Available, dish.Reason));
    }

    internal static Restaurant Apply(Restaurant state, MenuScheduleTurned turned, DateTimeOffset at)
    {
        var closed = turned.Closed.ToHashSet();
        return state.Menu.Values.Where(dish => dish.Closed != closed.Contains(dish.Id)).Aggregate(
            state with { ScheduleTurn = new(at, turned.NextAt) }, (after, dish) => after.With(dish with { Closed = !dish.Closed }));
    }

    private static bool IsKnown(Restaurant state, MenuScheduleTurned turn, DateTimeOffset now) =>
        turn.NextAt == state.ScheduleTurn?.NextAt && !(state.ScheduleTurn?.At > now)
            && state.Menu.Values.Where(dish => dish.Closed).Select(dish => dish.Id).ToHashSet().SetEquals(turn.Closed);

    private static MenuScheduleTurned TurnOf(Restaurant state, DateTimeOffset at)
    {
        var zone = BusinessTime.Zone(state.Profile!);
        var schedules = state.Menu.Values.SelectMany(dish => SchedulesOf(state, dish)).Distinct();
        var closed = state.Menu.Values.Where(dish => ClosedBy(state, dish, at) is not null).Select(dish => dish.Id);
        return new(
            [.. closed.Order(StringComparer.Ordinal)], schedules.Select(schedule => (DateTimeOffset?)schedule.NextTurn(at, zone)).Min());
    }

    private static IEnumerable<Schedule> SchedulesOf(Restaurant state, MenuItem dish) =>
        ((Schedule?[])[dish.Schedule, state.CategoryOf(dish).Schedule]).OfType<Schedule>();
}
