using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
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
        MoveParty move => Post($"/api/tables/{move.TableId}/move", new { move.ToTableId }),
        MergeTable merge => Post($"/api/tables/{merge.TableId}/merge", new { intoTableId = merge.HostTableId }),
        UnmergeTable unmerge => Post($"/api/tables/{unmerge.TableId}/unmerge", new { }),
        HandOverTables handOver => Post($"/api/staff/{handOver.StaffId}/handover", new { to = handOver.ToStaffId, handOver.TableIds }),
        AssignWaiter assign => Put($"/api/tables/{assign.TableId}/waiter", new { assign.StaffId }),
        CallWaiter call => Post($"/api/tables/{call.TableId}/calls", new { type = WireName.Of(call.Type) }),
        AcknowledgeCall call => Post($"/api/tables/{call.TableId}/calls/{call.CallId}/acknowledge", new { }),
        ResolveCall call => Post($"/api/tables/{call.TableId}/calls/{call.CallId}/resolve", new { }),
        PlaceOrder place => Post("/api/orders", new
        {
            place.TableId, items = place.Lines.Select(Line), place.Note, kind = WireName.Of(place.Kind), place.Pickup?.CallName,
            place.Pickup?.Phone, pickupAt = WireTime.Of(place.Pickup?.At),
        }),
        AddLines add => Post($"/api/orders/{add.OrderId}/items", new { items = add.Lines.Select(Line) }),
        SetItemStatus set => Patch(
            $"/api/orders/{set.OrderId}/items/{set.ItemId}/status", new { status = WireName.Of(set.Status), set.Reason, set.Quantity }),
        ReturnItem back => Post(
            $"/api/orders/{back.OrderId}/items/{back.ItemId}/return",
            new { remedy = WireName.Of(back.Remedy), back.Reason, back.Quantity, back.Restock }),
        ChangeNote note => Put($"/api/orders/{note.OrderId}/note", new { note.ItemId, note.Note }),
        FireCourse fire => Post($"/api/orders/{fire.OrderId}/fire", new { fire.Course }),
        CancelOrder cancel => Post($"/api/orders/{cancel.OrderId}/cancel", new { cancel.Reason }),
        AcknowledgeTicket seen => Post($"/api/kitchen/tickets/{seen.TicketId}/seen", new { }),
        SetAvailability set => Patch($"/api/menu/items/{set.MenuItemId}", new { set.Available }),
        ReservationCommand reservation => OfReservation(reservation),
        BillCommand bill => OfBill(bill),
        _ => throw Unknown(command),
    };

    private static RestRequest OfReservation(ReservationCommand command) => command switch
    {
        MakeReservation make => Post("/api/reservations", new
        {
            make.Name, make.Phone, make.PartySize, at = WireTime.Of(make.At), make.Minutes, make.Note, make.TableIds,
        }),
        ChangeReservation change => Patch($"/api/reservations/{change.ReservationId}", new { change.PartySize }),
        SeatReservation seat => Post($"/api/reservations/{seat.ReservationId}/arrive", new { seat.Guests }),
        MarkNoShow noShow => Post($"/api/reservations/{noShow.ReservationId}/no-show", new { }),
        CancelReservation cancel => Post($"/api/reservations/{cancel.ReservationId}/cancel", new { cancel.Reason }),
        _ => throw Unknown(command),
    };

    private static RestRequest OfBill(BillCommand command) => command switch
    {
        CreateBill { TableId: null } create => Post("/api/bills", new { create.OrderIds }),
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
        EndPayment failed => Post(
            $"/api/bills/{failed.BillId}/pending/{failed.PaymentId}/end", new { outcome = WireName.Of(failed.Outcome) }),
        CorrectPayment correct => Post(
            $"/api/bills/{correct.BillId}/payments/{correct.PaymentId}/method",
            new { method = WireName.Of(correct.Method), correct.Reason, correct.Drawer }),
        SetTip set => Put($"/api/bills/{set.BillId}/payments/{set.PaymentId}/tip", new { set.Tip }),
        WaiveServiceCharge waive => Post($"/api/bills/{waive.BillId}/service", new { waive.Waived, waive.Reason }),
        RefundPayment refund => Post($"/api/bills/{refund.BillId}/refunds", new { refund.PaymentId, refund.Amount, refund.Reason }),
        _ => throw Unknown(command),
    };

    private static NotSupportedException Unknown(RestaurantCommand command) => new($"The player gives no {command.GetType().Name}.");

    private static RestRequest Post(string path, object body) => new(HttpMethod.Post, path, body);

    private static RestRequest Put(string path, object body) => new(HttpMethod.Put, path, body);

    private static RestRequest Patch(string path, object body) => new(HttpMethod.Patch, path, body);

    private static object Line(LineDraft line) =>
        new { line.MenuItemId, line.Quantity, line.Weight, line.Note, line.Modifiers, line.Choices, line.Course, line.Seat };
}
