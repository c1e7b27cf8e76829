using RealtimeRestaurant.Domain.Menu;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps the times at which dishes can be ordered.</summary>
public static class ScheduleViews
{
    /// <summary>Empty where there is no schedule.</summary>
    public static IReadOnlyList<ServingTimeView> View(this Schedule? schedule) =>
        [.. (schedule?.Times ?? []).Select(time =>
            new ServingTimeView([.. time.Days.Select(WireName.Of)], WireTime.Of(time.From), WireTime.Of(time.To)))];
}
