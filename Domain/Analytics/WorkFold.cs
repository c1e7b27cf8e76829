using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>Who did what. A move back takes back what the move forward counted, from whoever it counted for.</summary>
internal static class WorkFold
{
    public static Today Moved(Restaurant before, ItemStatusChanged moved)
    {
        var (today, item, quantity) = (before.Today, moved.Item, moved.Item.Quantity);
        return (moved.Previous, item.Status) switch
        {
            (ItemStatus.Ready, ItemStatus.Served) =>
                today.Of(item.ServedBy, moved.ActorName, work => work with { Served = work.Served + quantity }),
            (ItemStatus.Served, ItemStatus.Ready) =>
                today.Of(Was(before, moved)?.ServedBy, null, work => work with { Served = Math.Max(0, work.Served - quantity) }),
            (_, ItemStatus.Ready) => today.Of(item.ChefId, item.ChefName, work => Made(work, item, quantity)),
            (ItemStatus.Ready, ItemStatus.Preparing) =>
                today.Of(item.ChefId, item.ChefName, work => Made(work, Was(before, moved), -quantity)),
            (_, ItemStatus.Voided) => today.Of(moved.ActorId, moved.ActorName, work => work with { Voids = work.Voids + quantity }),
            _ => today,
        };
    }

    // A repeated call shows again who has acknowledged it.
    public static Today Called(Restaurant before, WaiterCalled called)
    {
        if (called.Call is not { Status: CallStatus.Acknowledged, AcknowledgedBy: { } who, AcknowledgedAt: { } at } call)
            return before.Today;
        var known = before.Tables.GetValueOrDefault(called.TableId)?.Calls.FirstOrDefault(open => open.Id == call.Id);
        return known?.AcknowledgedAt == at
            ? before.Today
            : before.Today.Of(who, call.AcknowledgedByName, work => work with { Response = work.Response.Add(at - call.OpenedAt, 1) });
    }

    private static OrderItem? Was(Restaurant before, ItemStatusChanged moved) =>
        before.Orders.GetValueOrDefault(moved.OrderId)?.Item(moved.Item.Id);

    private static Work Made(Work work, OrderItem? item, int portions) => item is { StartedAt: { } started, ReadyAt: { } ready }
        ? work with { Made = Math.Max(0, work.Made + portions), Preparation = work.Preparation.Add(ready - started, portions) }
        : work;

    private static Today Of(this Today today, string? staffId, string? name, Func<Work, Work> change)
    {
        if (staffId is null) return today;
        var work = today.Work.GetValueOrDefault(staffId) ?? Work.Of(name ?? staffId);
        return today with { Work = today.Work.SetItem(staffId, change(name is null ? work : work with { Name = name })) };
    }
}
