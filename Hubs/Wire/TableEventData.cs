namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps events of tables to their data.</summary>
public static class TableEventData
{
    public static TableStatusChanged Data(this Domain.Tables.TableStatusChanged changed) =>
        new(changed.TableId, changed.Number, WireName.Of(changed.Status), WireName.Of(changed.Previous), changed.Session?.Guests,
            changed.Name, changed.Reservation?.Name, WireTime.Of(changed.Reservation?.Until), WireTime.Of(changed.Session?.OpenedAt));

    public static TableChanged Data(this Domain.Tables.TableAdded added) =>
        new(added.TableId, added.Number, added.Name, added.Area, added.Seats, Retired: false, added.Place?.View());

    public static TableChanged Data(this Domain.Tables.TableChanged changed) =>
        new(changed.TableId, changed.Number, changed.Name, changed.Area, changed.Seats, changed.IsRetired, changed.Place?.View());

    public static TableMerged Data(this Domain.Tables.TableMerged merged) => new(merged.TableId, merged.Number, merged.HostId);

    public static WaiterAssigned Data(this Domain.Tables.WaiterAssigned assigned) =>
        new(assigned.TableId, assigned.WaiterId, assigned.WaiterName);

    public static WaiterCalled Data(this Domain.Tables.WaiterCalled called) => new(
        called.TableId, called.Number, called.Call.Id, WireName.Of(called.Call.Type), called.Call.Count, WireName.Of(called.Call.Status),
        called.Call.Level, called.Call.AcknowledgedBy, called.Name);
}
