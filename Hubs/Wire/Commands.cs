using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The commands that well-formed calls ask for. Only for what the validators have let through.</summary>
public static class Commands
{
    public static PlaceOrder Command(this PlaceOrderCall call) => new(call.TableId!, [.. call.Items!.Select(line => line!.Draft())]);

    public static LineDraft Draft(this LineRequest line) => new(
        line.MenuItemId!, line.Quantity!.Value, line.Note, [.. (line.Modifiers ?? []).Select(option => option!)], line.Course, line.Seat);

    public static SetItemStatus Command(this SetItemStatusCall call) =>
        new(call.OrderId!, call.ItemId!, Parsed<ItemStatus>(call.Status), call.Reason, call.Quantity);

    public static SetOrderStatus Command(this SetOrderStatusCall call) => new(call.OrderId!, Parsed<ItemStatus>(call.Status));

    public static SetTableStatus Command(this SetTableStatusCall call) =>
        new(call.TableId!, Parsed<TableStatus>(call.Status), call.Guests, call.ReservedFor, WireTime.Parse(call.Until));

    public static AssignWaiter Command(this AssignWaiterCall call) => new(call.TableId!, call.StaffId!);

    public static CallWaiter Command(this CallWaiterCall call) => new(call.TableId!, Parsed<CallType>(call.Type));

    public static AcknowledgeCall Command(this AcknowledgeCallCall call) => new(call.TableId!, call.CallId!);

    public static ResolveCall Command(this ResolveCallCall call) => new(call.TableId!, call.CallId!);

    public static RaiseAlert Command(this RaiseAlertCall call) => new(call.Message!, Parsed<AlertPriority>(call.Priority));

    public static SetAvailability Command(this SetAvailabilityCall call) => new(call.MenuItemId!, call.Available!.Value);

    public static AcknowledgeTicket Command(this AcknowledgeTicketCall call) => new(call.TicketId!);

    private static TEnum Parsed<TEnum>(string? name) where TEnum : struct, Enum => WireName.Parse<TEnum>(name)!.Value;
}
