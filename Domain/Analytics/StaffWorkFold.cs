using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>
/// Folds <see cref="StaffWork"/>. When an item moves back, what the move forward counted is removed from the same person.
/// </summary>
internal static class StaffWorkFold
{
    public static Today Moved(Restaurant before, ItemStatusChanged moved)
    {
        var (today, item, quantity) = (before.Today, moved.Item, moved.Item.Quantity);
        return (moved.Previous, item.Status) switch
        {
            (ItemStatus.Ready, ItemStatus.Served) => today.With(item.Preparation.ServedBy, moved.ActorName, work => Served(work, quantity)),
            (ItemStatus.Served, ItemStatus.Ready) =>
                today.With(ItemBefore(before, moved)?.Preparation.ServedBy, null, work => Served(work, -quantity)),
            (_, ItemStatus.Ready) => today.With(item.Preparation.ChefId, item.Preparation.ChefName, work => Made(work, item, quantity)),
            (ItemStatus.Ready, ItemStatus.Preparing) =>
                today.With(item.Preparation.ChefId, item.Preparation.ChefName, work => Made(work, ItemBefore(before, moved), -quantity)),
            (_, ItemStatus.Voided) => today.With(moved.ActorId, moved.ActorName, work => work with { Voids = work.Voids + quantity }),
            _ => today,
        };
    }

    public static Today Called(Restaurant before, WaiterCalled called)
    {
        if (called.Call is not { Status: CallStatus.Acknowledged, AcknowledgedBy: { } who, AcknowledgedAt: { } at } call)
            return before.Today;
        // When guests repeat a call or move with it, the event carries the same acknowledgement again.
        return (Find(before.Tables[called.TableId].Calls, call) ?? Find(before.Tables.Values.SelectMany(table => table.Calls), call))
            ?.AcknowledgedAt == at
            ? before.Today
            : before.Today.With(who, call.AcknowledgedByName, work => work with { Response = work.Response.Add(at - call.OpenedAt, 1) });
    }

    private static Call? Find(IEnumerable<Call> calls, Call call) => calls.FirstOrDefault(known => known.Id == call.Id);

    private static OrderItem? ItemBefore(Restaurant before, ItemStatusChanged moved) =>
        before.Orders.GetValueOrDefault(moved.OrderId)?.Item(moved.Item.Id);

    private static StaffWork Served(StaffWork work, int portions) => work with { Served = Math.Max(0, work.Served + portions) };

    private static StaffWork Made(StaffWork work, OrderItem? item, int portions) =>
        item?.Preparation is { StartedAt: { } started, ReadyAt: { } ready }
            ? work with { Made = Math.Max(0, work.Made + portions), Preparation = work.Preparation.Add(ready - started, portions) }
            : work;

    private static Today With(this Today today, string? staffId, string? name, Func<StaffWork, StaffWork> change)
    {
        if (staffId is null) return today;
        var work = today.Work.GetValueOrDefault(staffId) ?? StaffWork.Of(name ?? staffId);
        return today with { Work = today.Work.SetItem(staffId, change(name is null ? work : work with { Name = name })) };
    }
}
