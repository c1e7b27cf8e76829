using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Drawers;

internal static class ShiftFold
{
    public static Restaurant Apply(Restaurant state, Recorded recorded) => state;

    /// <summary>As it is closed; it leaves the state with that.</summary>
    internal static Shift Closed(Shift shift, ShiftClosed closed, Recorded recorded) => shift with
    {
        Status = ShiftStatus.Closed, ClosedBy = closed.StaffId, ClosedAt = recorded.At, Counted = closed.Counted, Reason = closed.Reason, Seq = recorded.Seq,
    };
}
