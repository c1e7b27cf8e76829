using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Staff;

internal static class StaffFold
{
    public static Restaurant Apply(Restaurant state, StaffEvent @event, RecordedEvent recorded) => @event switch
    {
        StaffHired hired => With(state, new(hired.StaffId, hired.Name, hired.Role, hired.Stations)),
        StaffChanged changed =>
            With(state, state.Staff[changed.StaffId] with { Name = changed.Name, Role = changed.Role, Stations = changed.Stations }),
        SignInsEnded ended =>
            With(state, state.Staff[ended.StaffId] with { EndedSignIns = new(recorded.Seq, ended.Kept) }),
        StaffStatusChanged changed => TimecardFold.Apply(
            With(state, state.Staff[changed.StaffId] with { Status = changed.Status }), changed, recorded.At),
        _ => throw MissingCase.Event(@event),
    };

    private static Restaurant With(Restaurant state, StaffMember member) => state with { Staff = state.Staff.SetItem(member.Id, member) };
}
