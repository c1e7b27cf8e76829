using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>
/// The figures of one member of staff on the business day so far. Amounts in minor units, times in seconds (see <see cref="Durations"/>).
/// </summary>
/// <param name="Orders">Orders of which they are the waiter.</param>
/// <param name="Items">Portions they served; for a chef, portions they made ready.</param>
/// <param name="Revenue">The revenue of the bills of which they are the waiter, as in <see cref="AnalyticsTotals"/>.</param>
/// <param name="Voids">Portions they voided.</param>
/// <param name="PreparationP50">From started to ready; null where they made nothing.</param>
/// <param name="ResponseP50">From a call to their acknowledgement; null where they acknowledged none.</param>
public sealed record StaffPerformance(
    string StaffId, string Name, int Orders, int Items, long Revenue, long Tips, int Voids,
    int? PreparationP50, int? PreparationP90, int? ResponseP50)
{
    /// <summary>The performance of all active staff, and of others who have worked on this business day, ordered by id.</summary>
    public static ImmutableArray<StaffPerformance> Of(Restaurant state, DateOnly day)
    {
        var today = state.On(day);
        var sold = today.Report().Staff.ToDictionary(figures => figures.StaffId);
        var active = state.Staff.Values.Where(member => member.IsActive).Select(member => member.Id);
        return
        [
            .. active.Union(sold.Keys).Union(today.Work.Keys).Order(StringComparer.Ordinal)
                .Select(id => Of(state.Staff.GetValueOrDefault(id), id, sold.GetValueOrDefault(id), today.Work.GetValueOrDefault(id))),
        ];
    }

    private static StaffPerformance Of(Staff.StaffMember? member, string id, StaffFigures? sold, StaffWork? work) => new(
        id, member?.Name ?? sold?.Name ?? work?.Name ?? id,
        sold?.Orders ?? 0, (member?.Role.May(Permission.WorkAtStations) is true ? work?.Made : work?.Served) ?? 0,
        sold?.Revenue ?? 0, sold?.Tips ?? 0, work?.Voids ?? 0,
        work?.Preparation.Percentile(50), work?.Preparation.Percentile(90), work?.Response.Percentile(50));
}
