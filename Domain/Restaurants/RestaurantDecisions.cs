using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// The decision on a command, for one state and one moment. Pure: the same arguments give the same decision, ids and all.
/// </summary>
public static class RestaurantDecisions
{
    /// <param name="actor">The caller as the token names them. Every command looks up their current role in the state, see <see
    /// cref="StaffAccess.CurrentActor"/>.</param>
    /// <param name="now">The clock; see <see cref="Timestamps.DecisionTime"/>.</param>
    public static Decision Decide(this Restaurant state, Actor actor, RestaurantCommand command, DateTimeOffset now)
    {
        if (state.CurrentActor(actor) is not { } known) return StaffAccess.NotWorkingHere;
        var context = new DecisionContext(state, known, state.DecisionTime(now));
        return Dispatch(context, command) is { } refusal ? refusal : context.End();
    }

    /// <summary>The decision as it would be if this bill of a past table session was brought back for it first.</summary>
    public static Decision DecideWithPast(this Restaurant state, Bill bill, Actor actor, RestaurantCommand command, DateTimeOffset now) =>
        state.ApplyEvent(new RecordedEvent(state.Seq + 1, state.DecisionTime(now), new BillUnarchived(bill))).Decide(actor, command, now);

    /// <summary>
    /// The next moment at which <see cref="AdvanceClock"/> has an effect, to the millisecond. Null when nothing is pending. May lie in the
    /// past when the clock has not been advanced since.
    /// </summary>
    public static DateTimeOffset? NextDeadline(this Restaurant state) =>
        ScheduleClock.NextDeadline(state) is { } turn && !(state.Deadlines.Next <= turn) ? turn : state.Deadlines.Next;

    private static readonly Refusal ClockOnly = new(RefusalCode.Forbidden, "Only the system may send this command.");

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
        ReservationCommand reservation => ReservationDecisions.Decide(context, reservation),
        OrderCommand order => OrderDecisions.Decide(context, order),
        KitchenCommand kitchen => KitchenDecisions.Decide(context, kitchen),
        BillCommand bill => BillDecisions.Decide(context, bill),
        DrawerCommand drawer => ShiftDecisions.Decide(context, drawer),
        NoticeCommand notice => NoticeDecisions.Decide(context, notice),
        _ => throw MissingCase.Command(command),
    };
}
