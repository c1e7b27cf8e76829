using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples.Simulation;

/// <summary>A command as a request over REST.</summary>
public sealed record RestRequest(HttpMethod Method, string Path, object Body)
{
    /// <exception cref="NotSupportedException">The player gives no such command.</exception>
    public static RestRequest Of(RestaurantCommand command) => command switch
    {
        SetTableStatus set => Patch($"/api/tables/{set.TableId}/status", new { status = WireName.Of(set.Status), set.Guests }),
        AssignWaiter assign => new(HttpMethod.Put, $"/api/tables/{assign.TableId}/waiter", new { assign.StaffId }),
        CallWaiter call => Post($"/api/tables/{call.TableId}/calls", new { type = WireName.Of(call.Type) }),
        AcknowledgeCall call => Post($"/api/tables/{call.TableId}/calls/{call.CallId}/acknowledge", new { }),
        ResolveCall call => Post($"/api/tables/{call.TableId}/calls/{call.CallId}/resolve", new { }),
        PlaceOrder place => Post("/api/orders", new { place.TableId, items = place.Lines.Select(Line) }),
        AddLines add => Post($"/api/orders/{add.OrderId}/items", new { items = add.Lines.Select(Line) }),
        SetItemStatus set => Patch(
            $"/api/orders/{set.OrderId}/items/{set.ItemId}/status", new { status = WireName.Of(set.Status), set.Reason, set.Quantity }),
        FireCourse fire => Post($"/api/orders/{fire.OrderId}/fire", new { fire.Course }),
        CancelOrder cancel => Post($"/api/orders/{cancel.OrderId}/cancel", new { cancel.Reason }),
        SetAvailability set => Patch($"/api/menu/items/{set.MenuItemId}", new { set.Available }),
        CreateBill create => Post("/api/bills", new { create.TableId }),
        IssueBill issue => Post($"/api/bills/{issue.BillId}/issue", new { }),
        DiscountBill discount => Post(
            $"/api/bills/{discount.BillId}/discounts", new { discount.ItemId, discount.Rate, discount.Amount, discount.Reason }),
        SplitBill { By: SplitBy.Item } split => Post($"/api/bills/{split.BillId}/split", new { by = "item", split.Parts }),
        SplitBill { By: SplitBy.Evenly } split => Post($"/api/bills/{split.BillId}/split", new { by = "evenly", split.Ways }),
        PayBill pay => Post(
            $"/api/bills/{pay.BillId}/payments",
            new { pay.Amount, method = WireName.Of(pay.Method), pay.Tip, pay.Tendered, pay.ExpectedRevision, pay.Share, pay.Drawer }),
        StartPayment start => Post(
            $"/api/bills/{start.BillId}/pending",
            new { start.Amount, method = WireName.Of(start.Method), start.Tip, start.ExpectedRevision, start.Share }),
        ConfirmPayment confirm => Post($"/api/bills/{confirm.BillId}/pending/{confirm.PaymentId}/confirm", new { }),
        RefundPayment refund => Post($"/api/bills/{refund.BillId}/refunds", new { refund.PaymentId, refund.Amount, refund.Reason }),
        _ => throw new NotSupportedException($"The player gives no {command.GetType().Name}."),
    };

    private static RestRequest Post(string path, object body) => new(HttpMethod.Post, path, body);

    private static RestRequest Patch(string path, object body) => new(HttpMethod.Patch, path, body);

    private static object Line(LineDraft line) =>
        new { line.MenuItemId, line.Quantity, line.Weight, line.Note, line.Modifiers, line.Choices, line.Course, line.Seat };
}
