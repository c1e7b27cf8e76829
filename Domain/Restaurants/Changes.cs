using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// The last event that changed each kind of thing; 0 where none has. What a query returned once the read models showed that event is right
/// until the number moves.
/// </summary>
/// <param name="Counted">Added to a business day: a report stands until the next such event.</param>
/// <param name="Archived">Archived a bill again that had been unarchived.</param>
/// <param name="Profile">Changed the restaurant itself: its time zone, or when its day starts.</param>
public sealed record Changes(long Counted =
    0, long Orders = 0, long Bills = 0, long Archived = 0, long Shifts = 0, long Menu = 0, long Profile = 0)
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
            @event is ProfileEvent ? seq : Profile);
    }
}
