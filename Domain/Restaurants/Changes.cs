using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Reservations;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// The seq of the last event that changed each kind of entity; 0 if none did. A query result that includes that event stays right until the
/// number changes.
/// </summary>
/// <param name="Counted">The last event that added to a business day, and so changed reports.</param>
/// <param name="Archived">The last event that archived an unarchived bill again.</param>
/// <param name="Profile">The last event that changed the restaurant itself, such as its time zone or when its day starts.</param>
/// <param name="Behind">The last event that was decided at an earlier time than the log's, and so added to what had seemed past.</param>
public sealed record Changes(
    long Counted = 0, long Orders = 0, long Bills = 0, long Archived = 0, long Shifts = 0, long Menu = 0, long Profile = 0, long Behind = 0,
    long Reservations = 0)
{
    public static readonly Changes None = new();

    internal Changes With(RecordedEvent recorded, bool counts)
    {
        var (seq, @event) = (recorded.Seq, recorded.Event);
        return new(
            counts ? seq : Counted,
            ChangedEntities.OrderId(@event) is null ? Orders : seq,
            ChangedEntities.BillId(@event) is null ? Bills : seq,
            @event is BillArchived ? seq : Archived,
            ChangedEntities.ShiftId(@event) is null ? Shifts : seq,
            @event is MenuEvent ? seq : Menu,
            @event is ProfileEvent ? seq : Profile,
            Behind,
            @event is ReservationEvent ? seq : Reservations);
    }
}
