using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>The last event that changed each kind of thing; 0: none has. What was read once the read models showed that event stands until its number moves.</summary>
/// <param name="Counted">Added to a business day; a report of any days stands until the next such event.</param>
/// <param name="Filed">A bill that had been recalled left again.</param>
/// <param name="House">Changed the restaurant itself: its time zone, when its day starts.</param>
public sealed record Changes(long Counted = 0, long Orders = 0, long Bills = 0, long Filed = 0, long Shifts = 0, long Menu = 0, long House = 0)
{
    public static readonly Changes None = new();

    internal Changes With(RecordedEvent recorded, bool counts)
    {
        var (seq, @event) = (recorded.Seq, recorded.Event);
        return new(
            counts ? seq : Counted,
            ChangedEntities.OrderId(@event) is null ? Orders : seq,
            ChangedEntities.BillId(@event) is null ? Bills : seq,
            @event is BillArchived ? seq : Filed,
            ChangedEntities.ShiftId(@event) is null ? Shifts : seq,
            @event is MenuItemAdded or MenuItemChanged or MenuAvailabilityChanged or StockChanged or MenuImageSet or MenuImageRemoved ? seq : Menu,
            @event is RestaurantOpened or RestaurantChanged ? seq : House);
    }
}
