using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>What a command comes to, on one state, at one moment. Pure: the same arguments give the same decision, ids and all.</summary>
public static class RestaurantDecisions
{
    /// <param name="actor">Their role is the one that the restaurant knows, see <see cref="StaffAccess.Known"/>: it is asked anew for every command, at whatever door.</param>
    /// <param name="now">Taken in whole milliseconds, and never as earlier than the state's last commit: no time that follows from it is negative.</param>
    public static Decision Decide(this Restaurant state, Actor actor, RestaurantCommand command, DateTimeOffset now)
    {
        if (state.Known(actor) is not { } known) return StaffAccess.NotWorkingHere;
        var context = new DecisionContext(state, known, Timestamps.ToWholeMilliseconds(now > state.At ? now : state.At));
        return Tell(context, command) is { } refusal ? refusal : context.End();
    }

    /// <summary>
    /// When <see cref="AdvanceClock"/> will next bring something about, exactly: a millisecond earlier it does nothing. Null when
    /// nothing is pending. May lie in the past when nobody has let time pass since.
    /// </summary>
    public static DateTimeOffset? NextDeadline(this Restaurant state) => state.Deadlines.Next;

    private static Refusal? Tell(DecisionContext context, RestaurantCommand command) => command switch
    {
        OpenRestaurant open => OpeningDecisions.Open(context, open),
        _ when context.State.Profile is null => OpeningDecisions.NotOpen,
        AdvanceClock => ClockDecisions.Advance(context),
        ChangeRestaurant change => SettingsDecisions.Change(context, change),
        HireStaff or ChangeStaff or SetStaffStatus => OfStaff(context, command),
        SendNotice send => NoticeDecisions.Send(context, send),
        ReadNotice read => NoticeDecisions.Read(context, read),
        CreateBill or IssueBill or DiscountBill or PayBill or RefundPayment or VoidBill or SplitBill or UnarchiveBill => OfBills(context, command),
        OpenShift or MoveCash or CountShift or CloseShift => OfDrawers(context, command),
        AddMenuItem or ChangeMenuItem or SetAvailability or SetMenuImage or RemoveMenuImage => OfMenu(context, command),
        AddTable or SetTableStatus or AssignWaiter or CallWaiter or AcknowledgeCall or ResolveCall => OfTables(context, command),
        _ => OfOrders(context, command),
    };

    private static Refusal? OfStaff(DecisionContext context, RestaurantCommand command) => command switch
    {
        HireStaff hire => StaffDecisions.Hire(context, hire),
        ChangeStaff change => StaffDecisions.Change(context, change),
        SetStaffStatus set => StaffDecisions.SetStatus(context, set),
        _ => throw Unruled(command),
    };

    private static Refusal? OfBills(DecisionContext context, RestaurantCommand command) => command switch
    {
        CreateBill create => BillDecisions.Create(context, create),
        IssueBill issue => BillDecisions.Issue(context, issue),
        DiscountBill discount => BillDecisions.Discount(context, discount),
        PayBill pay => PaymentDecisions.Pay(context, pay),
        RefundPayment refund => PaymentDecisions.Refund(context, refund),
        VoidBill cancel => BillDecisions.Void(context, cancel),
        SplitBill split => SplitDecisions.Split(context, split),
        UnarchiveBill recall => BillDecisions.Recall(context, recall),
        _ => throw Unruled(command),
    };

    private static Refusal? OfDrawers(DecisionContext context, RestaurantCommand command) => command switch
    {
        OpenShift open => ShiftDecisions.Open(context, open),
        MoveCash move => ShiftDecisions.Move(context, move),
        CountShift count => ShiftDecisions.Count(context, count),
        CloseShift close => ShiftDecisions.Close(context, close),
        _ => throw Unruled(command),
    };

    private static Refusal? OfMenu(DecisionContext context, RestaurantCommand command) => command switch
    {
        AddMenuItem add => MenuDecisions.Add(context, add),
        ChangeMenuItem change => MenuDecisions.Change(context, change),
        SetAvailability set => MenuDecisions.SetAvailability(context, set),
        SetMenuImage set => MenuDecisions.SetImage(context, set),
        RemoveMenuImage remove => MenuDecisions.RemoveImage(context, remove),
        _ => throw Unruled(command),
    };

    private static Refusal? OfTables(DecisionContext context, RestaurantCommand command) => command switch
    {
        AddTable add => TableDecisions.Add(context, add),
        SetTableStatus set => TableDecisions.SetStatus(context, set),
        AssignWaiter assign => TableDecisions.Assign(context, assign),
        CallWaiter call => CallDecisions.Call(context, call),
        AcknowledgeCall acknowledge => CallDecisions.Acknowledge(context, acknowledge),
        ResolveCall resolve => CallDecisions.Resolve(context, resolve),
        _ => throw Unruled(command),
    };

    private static Refusal? OfOrders(DecisionContext context, RestaurantCommand command) => command switch
    {
        PlaceOrder place => OrderDecisions.Place(context, place),
        AddLines add => OrderDecisions.AddLines(context, add),
        FireCourse fire => OrderDecisions.Fire(context, fire),
        RushOrder rush => OrderDecisions.Rush(context, rush),
        CancelOrder cancel => OrderDecisions.Cancel(context, cancel),
        SetItemStatus set => ItemDecisions.Set(context, set),
        SetOrderStatus bump => ItemDecisions.Bump(context, bump),
        AcknowledgeTicket acknowledge => KitchenDecisions.Acknowledge(context, acknowledge),
        RaiseAlert raise => KitchenDecisions.Raise(context, raise),
        _ => throw Unruled(command),
    };

    private static NotSupportedException Unruled(RestaurantCommand command) => new($"No rule for {command.GetType().Name}.");
}
