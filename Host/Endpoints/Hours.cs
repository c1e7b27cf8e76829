using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>The hours of a member of staff on the days of a range; days without work are absent.</summary>
/// <param name="WorkedSeconds">Of all days, without breaks.</param>
internal sealed record HoursView(
    string StaffId, string Name, long WorkedSeconds, long BreakSeconds, IReadOnlyList<DayHoursView> Days);

/// <summary>The hours of one business day.</summary>
/// <param name="Day">The business day on which they clocked in.</param>
/// <param name="WorkedSeconds">Without breaks.</param>
/// <param name="Open">True while they are at work: then the seconds are those until now.</param>
internal sealed record DayHoursView(
    [property: WireDate] string Day, long WorkedSeconds, long BreakSeconds, bool Open, IReadOnlyList<TimecardView> Timecards);

/// <summary>A stay at work, from clocking in to clocking out.</summary>
/// <param name="To">Null: they are still at work.</param>
internal sealed record TimecardView(
    [property: WireTime] string From, [property: WireTime] string? To, IReadOnlyList<BreakView> Breaks);

/// <summary>A break.</summary>
/// <param name="To">Null: it goes on.</param>
internal sealed record BreakView([property: WireTime] string From, [property: WireTime] string? To);

internal static class HoursEndpoints
{
    private static readonly Refusal OthersHours = new(RefusalCode.Forbidden, "Only a manager may see the hours of others.");

    private static readonly QueryParameter<DateOnly?>
        From = QueryParameter.Day("from", $"The first business day, at most {Timecard.DaysHeld} days ago; today if absent.", null),
        To = QueryParameter.Day("to", "The last business day, inclusive; today if absent.", null);

    public static void MapHours(this IEndpointRouteBuilder staff)
    {
        staff.MapRead("/hours", ListAsync).AnswersPage(View<HoursView>.Unchanged).Takes(From, To, QueryParameter.Limit, StateRoutes.After)
            .Requires(Permission.ManageStaff).Named("listHours", "Lists the hours of all staff, by name", "Also of former staff.");
        staff.MapRead("/{staffId}/hours", FindAsync).Answers(View<HoursView>.Unchanged).Takes(From, To)
            .Named(
                "getHours", "Gets the hours of a member of staff",
                "By business day, with each time of clocking in and out. Staff see their own hours, managers those of all.")
            .MayRefuse(RefusalCode.Forbidden);
    }

    private static async Task<IResult> ListAsync(HttpContext http)
    {
        var state = await http.StateAsync();
        var range = DayRange.Of(state, http);
        if (range.Refusal is { } refusal) return new ProblemResult(refusal);
        var hours = state.Staff.Values.OrderBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Id, StringComparer.Ordinal).Select(member => View(state, member, range.Value!));
        return StateRoutes.Page(http, [.. hours], View<HoursView>.Unchanged, one => one.StaffId);
    }

    private static async Task<IResult> FindAsync(HttpContext http)
    {
        var (state, caller, staffId) = (await http.StateAsync(), http.Caller().Actor, (string)http.Request.RouteValues["staffId"]!);
        if (staffId != caller.Id && !caller.May(Permission.ManageStaff)) return new ProblemResult(OthersHours);
        if (!state.Staff.TryGetValue(staffId, out var member)) return new ProblemResult(HttpRefusals.NotFound);
        var range = DayRange.Of(state, http);
        return range.Refusal is { } refusal ? new ProblemResult(refusal) : Results.Ok(View(state, member, range.Value!));
    }

    private static HoursView View(Restaurant state, StaffMember member, DayRange range)
    {
        var days = state.Timecards
            .Where(card => card.StaffId == member.Id && card.Day >= range.From && card.Day <= range.To)
            .GroupBy(card => card.Day).OrderBy(day => day.Key)
            .Select(day => View(day.Key, [.. day], range.Now)).ToArray();
        return new(member.Id, member.Name, days.Sum(day => day.WorkedSeconds), days.Sum(day => day.BreakSeconds), days);
    }

    private static DayHoursView View(DateOnly day, Timecard[] cards, DateTimeOffset now) => new(
        WireDate.Of(day), cards.Sum(card => (long)card.Worked(now).TotalSeconds), cards.Sum(card => (long)card.OnBreak(now).TotalSeconds),
        cards.Any(card => card.IsOpen),
        [.. cards.Select(card => new TimecardView(
            WireTime.Of(card.From), WireTime.Of(card.To),
            [.. card.Breaks.Select(pause => new BreakView(WireTime.Of(pause.From), WireTime.Of(pause.To)))]))]);

    private sealed record DayRange(DateOnly From, DateOnly To, DateTimeOffset Now)
    {
        public static Result<DayRange> Of(Restaurant state, HttpContext http)
        {
            var (query, now) = (new QueryReader(http.Request.Query), http.Service<TimeProvider>().GetUtcNow());
            var today = state.DayAt(now);
            var (from, to) = (query.Read(HoursEndpoints.From) ?? today, query.Read(HoursEndpoints.To) ?? today);
            if (query.Refusal is null && from < today.AddDays(-Timecard.DaysHeld))
                query.Add(HoursEndpoints.From, $"Give a day of the last {Timecard.DaysHeld} days.");
            if (query.Refusal is null && to < from) query.Add(HoursEndpoints.To, $"Give a day that is not before {WireDate.Of(from)}.");
            return query.Refusal is { } refusal ? refusal : new DayRange(from, to, now);
        }
    }
}
