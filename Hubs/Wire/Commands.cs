using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The commands that well-formed requests ask for. Only for what the validators have let through.</summary>
public static class Commands
{
    public static PlaceOrder Command(this PlaceOrderRequest request) => new(request.TableId!, [.. request.Items!.Select(line => line!.Draft())]);

    public static LineDraft Draft(this LineRequest line) => new(
        line.MenuItemId!, line.Quantity!.Value, line.Note, [.. (line.Modifiers ?? []).Select(option => option!)], line.Course, line.Seat);

    public static SetItemStatus Command(this SetItemStatusRequest request) =>
        new(request.OrderId!, request.ItemId!, Parsed<ItemStatus>(request.Status), request.Reason, request.Quantity);

    public static SetOrderStatus Command(this SetOrderStatusRequest request) => new(request.OrderId!, Parsed<ItemStatus>(request.Status));

    public static SetTableStatus Command(this SetTableStatusRequest request) =>
        new(request.TableId!, Parsed<TableStatus>(request.Status), request.Guests, request.ReservedFor, WireTime.Parse(request.Until));

    public static AssignWaiter Command(this AssignWaiterRequest request) => new(request.TableId!, request.StaffId!);

    public static CallWaiter Command(this CallWaiterRequest request) => new(request.TableId!, Parsed<CallType>(request.Type));

    public static AcknowledgeCall Command(this AcknowledgeCallRequest request) => new(request.TableId!, request.CallId!);

    public static ResolveCall Command(this ResolveCallRequest request) => new(request.TableId!, request.CallId!);

    public static RaiseAlert Command(this RaiseAlertRequest request) => new(request.Message!, Parsed<AlertPriority>(request.Priority));

    public static SetAvailability Command(this SetAvailabilityRequest request) => new(request.MenuItemId!, request.Available!.Value);

    public static AcknowledgeTicket Command(this AcknowledgeTicketRequest request) => new(request.TicketId!);

    private static TEnum Parsed<TEnum>(string? name) where TEnum : struct, Enum => WireName.Parse<TEnum>(name)!.Value;
}
