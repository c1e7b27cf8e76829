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
    /// <param name="actor">Their role is the one that the restaurant knows, see <see cref="Access.Known"/>: it is asked anew for every command, at whatever door.</param>
    /// <param name="now">Taken in whole milliseconds, and never as earlier than the state's last commit: no time that follows from it is negative.</param>
    public static Decision Decide(this Restaurant state, Actor actor, RestaurantCommand command, DateTimeOffset now)
    {
        if (state.Known(actor) is not { } known) return Access.NotWorkingHere;
        var story = new Story(state, known, Moment.Of(now > state.At ? now : state.At));
        return Tell(story, command) is { } refusal ? refusal : story.End();
    }

    /// <summary>
    /// When <see cref="LetTimePass"/> will next bring something about, exactly: a millisecond earlier it does nothing. Null when
    /// nothing is pending. May lie in the past when nobody has let time pass since.
    /// </summary>
    public static DateTimeOffset? NextDeadline(this Restaurant state) => state.Deadlines.Next;

    private static Refusal? Tell(Story story, RestaurantCommand command) => command switch
    {
        OpenRestaurant open => Opening.Open(story, open),
        _ when story.State.Profile is null => Opening.NotOpen,
        LetTimePass => PassingTime.LetPass(story),
        ChangeRestaurant change => Changing.Change(story, change),
        HireStaff or ChangeStaff or SetStaffStatus => OfStaff(story, command),
        SendNotice send => NoticeDecisions.Send(story, send),
        ReadNotice read => NoticeDecisions.Read(story, read),
        CreateBill or IssueBill or DiscountBill or PayBill or RefundPayment or VoidBill or SplitBill or RecallBill => OfBills(story, command),
        OpenShift or MoveCash or CountShift or CloseShift => OfDrawers(story, command),
        AddMenuItem or ChangeMenuItem or SetAvailability or SetMenuImage or RemoveMenuImage => OfMenu(story, command),
        AddTable or SetTableStatus or AssignWaiter or CallWaiter or AcknowledgeCall or ResolveCall => OfTables(story, command),
        _ => OfOrders(story, command),
    };

    private static Refusal? OfStaff(Story story, RestaurantCommand command) => command switch
    {
        HireStaff hire => StaffDecisions.Hire(story, hire),
        ChangeStaff change => StaffDecisions.Change(story, change),
        SetStaffStatus set => StaffDecisions.SetStatus(story, set),
        _ => throw Unruled(command),
    };

    private static Refusal? OfBills(Story story, RestaurantCommand command) => command switch
    {
        CreateBill create => BillDecisions.Create(story, create),
        IssueBill issue => BillDecisions.Issue(story, issue),
        DiscountBill discount => BillDecisions.Discount(story, discount),
        PayBill pay => PaymentDecisions.Pay(story, pay),
        RefundPayment refund => PaymentDecisions.Refund(story, refund),
        VoidBill cancel => BillDecisions.Void(story, cancel),
        SplitBill split => SplitDecisions.Split(story, split),
        RecallBill recall => BillDecisions.Recall(story, recall),
        _ => throw Unruled(command),
    };

    private static Refusal? OfDrawers(Story story, RestaurantCommand command) => command switch
    {
        OpenShift open => ShiftDecisions.Open(story, open),
        MoveCash move => ShiftDecisions.Move(story, move),
        CountShift count => ShiftDecisions.Count(story, count),
        CloseShift close => ShiftDecisions.Close(story, close),
        _ => throw Unruled(command),
    };

    private static Refusal? OfMenu(Story story, RestaurantCommand command) => command switch
    {
        AddMenuItem add => MenuDecisions.Add(story, add),
        ChangeMenuItem change => MenuDecisions.Change(story, change),
        SetAvailability set => MenuDecisions.SetAvailability(story, set),
        SetMenuImage set => MenuDecisions.SetImage(story, set),
        RemoveMenuImage remove => MenuDecisions.RemoveImage(story, remove),
        _ => throw Unruled(command),
    };

    private static Refusal? OfTables(Story story, RestaurantCommand command) => command switch
    {
        AddTable add => TableDecisions.Add(story, add),
        SetTableStatus set => TableDecisions.SetStatus(story, set),
        AssignWaiter assign => TableDecisions.Assign(story, assign),
        CallWaiter call => CallDecisions.Call(story, call),
        AcknowledgeCall acknowledge => CallDecisions.Acknowledge(story, acknowledge),
        ResolveCall resolve => CallDecisions.Resolve(story, resolve),
        _ => throw Unruled(command),
    };

    private static Refusal? OfOrders(Story story, RestaurantCommand command) => command switch
    {
        PlaceOrder place => OrderDecisions.Place(story, place),
        AddLines add => OrderDecisions.AddLines(story, add),
        FireCourse fire => OrderDecisions.Fire(story, fire),
        RushOrder rush => OrderDecisions.Rush(story, rush),
        CancelOrder cancel => OrderDecisions.Cancel(story, cancel),
        SetItemStatus set => ItemDecisions.Set(story, set),
        SetOrderStatus bump => ItemDecisions.Bump(story, bump),
        AcknowledgeTicket acknowledge => KitchenDecisions.Acknowledge(story, acknowledge),
        RaiseAlert raise => KitchenDecisions.Raise(story, raise),
        _ => throw Unruled(command),
    };

    private static NotSupportedException Unruled(RestaurantCommand command) => new($"No rule for {command.GetType().Name}.");
}
