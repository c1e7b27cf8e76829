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
    /// <param name="actor">Their role is the one that the restaurant knows, see <see cref="StaffAccess.Known"/>: it is asked anew for
    /// every command, at whatever door.</param>
    /// <param name="now">Taken in whole milliseconds, and never as earlier than the state's last commit: no time that follows from it is
    /// negative.</param>
    public static Decision Decide(this Restaurant state, Actor actor, RestaurantCommand command, DateTimeOffset now)
    {
        if (state.Known(actor) is not { } known) return StaffAccess.NotWorkingHere;
        var context = new DecisionContext(state, known, Timestamps.ToWholeMilliseconds(now > state.At ? now : state.At));
        return Dispatch(context, command) is { } refusal ? refusal : context.End();
    }

    /// <summary>
    /// When <see cref="AdvanceClock"/> will next bring something about, exactly: a millisecond earlier it does nothing. Null when
    /// nothing is pending. May lie in the past when the clock has not been advanced since.
    /// </summary>
    public static DateTimeOffset? NextDeadline(this Restaurant state) => state.Deadlines.Next;

    private static readonly Refusal ClockOnly = new(RefusalCode.Forbidden, "Only the restaurant itself gives this command, by its clock.");

    private static Refusal? Dispatch(DecisionContext context, RestaurantCommand command) => command switch
    {
        AdvanceClock or UnarchiveBill when !context.Actor.IsSystem => ClockOnly,
        OpenRestaurant open => OpeningDecisions.Open(context, open),
        _ when context.State.Profile is null => OpeningDecisions.NotOpen,
        AdvanceClock => ClockDecisions.Advance(context),
        ChangeRestaurant change => SettingsDecisions.Change(context, change),
        StaffCommand staff => StaffDecisions.Decide(context, staff),
        MenuCommand menu => MenuDecisions.Decide(context, menu),
        TableCommand table => TableDecisions.Decide(context, table),
        OrderCommand order => OrderDecisions.Decide(context, order),
        KitchenCommand kitchen => KitchenDecisions.Decide(context, kitchen),
        BillCommand bill => BillDecisions.Decide(context, bill),
        DrawerCommand drawer => ShiftDecisions.Decide(context, drawer),
        NoticeCommand notice => NoticeDecisions.Decide(context, notice),
        _ => throw MissingCase.Command(command),
    };
}
