using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Log;

/// <summary>
/// What the read models are told of: things as the last event that touched them leaves them, though a later one lets them go.
/// </summary>
public sealed class TouchedTests
{
    private readonly ChangeCollector _changes = new();

    [Fact]
    public void A_thing_is_told_once_as_it_is_last()
    {
        Note(new OrderPaymentChanged("o_1", 7, PaymentState.Billed, PaymentState.Unbilled), With(order: Order("o_1", 1)));
        Note(new OrderPaymentChanged("o_1", 7, PaymentState.Paid, PaymentState.Billed), With(order: Order("o_1", 2)));

        _changes.ChangedEntities.Orders.ShouldHaveSingleItem().Seq.ShouldBe(2);
    }

    [Fact]
    public void What_a_later_event_lets_go_is_told_all_the_same()
    {
        Note(new BillStatusChanged(Bill("b_1", 1), BillStatus.Paid, Reason: null), With(bill: Bill("b_1", 1)));
        Note(new BillArchived("b_1"), With());

        _changes.ChangedEntities.Bills.ShouldHaveSingleItem().Seq.ShouldBe(1);
    }

    [Fact]
    public void Cash_that_comes_or_goes_touches_the_bill_and_the_shift()
    {
        var (bill, shift) = (Bill("b_1", 1), Shift("sh_1", 1, ShiftStatus.Open));
        Note(new PaymentCompleted("b_1", 41, 12, "s_1", "Ana", Payment("p_1", []), 0), With(bill: bill, shift: shift));
        Note(new PaymentRefunded("b_1", "p_1", PaymentMethod.Cash, "s_1", "Ana", Refund("p_1r")),
            With(bill: bill with { Seq = 2 }, shift: shift with { Seq = 2 }));

        (_changes.ChangedEntities.Bills.ShouldHaveSingleItem().Seq, _changes.ChangedEntities.Shifts.ShouldHaveSingleItem().Seq)
            .ShouldBe((2, 2));
    }

    [Fact]
    public void A_card_touches_no_shift()
    {
        Note(new PaymentCompleted("b_1", 41, 12, "s_1", "Ana", Payment("p_1", []) with { Method = PaymentMethod.Card, ShiftId = null }, 0),
            With(shift: Shift("sh_1", 1)));

        _changes.ChangedEntities.Shifts.ShouldBeEmpty();
    }

    [Fact]
    public void A_shift_that_is_closed_leaves_the_state_and_is_told_as_closed()
    {
        var open = Shift("sh_1", 1, ShiftStatus.Counting) with { ClosedBy = null, ClosedAt = null, Counted = null, Reason = null };

        var closed = open with { Status = ShiftStatus.Closed, ClosedBy = "s_9", ClosedAt = Evening, Counted = 6140, Reason = "short" };

        _changes.Note(With(), new RecordedEvent(9, Evening, new ShiftClosed(closed)), With());

        _changes.ChangedEntities.Shifts.ShouldHaveSingleItem().ShouldBe(closed with { Seq = 9 });
    }

    private void Note(RestaurantEvent @event, Restaurant after) => _changes.Note(With(), new RecordedEvent(1, Evening, @event), after);

    private static Restaurant With(Order? order = null, Bill? bill = null, Shift? shift = null)
    {
        var state = new Restaurant("r_1");
        if (order is not null) state = state with { Orders = state.Orders.Add(order.Id, order) };
        if (bill is not null) state = state with { Bills = state.Bills.Add(bill.Id, bill) };
        return shift is null ? state : state with { Shifts = state.Shifts.Add(shift.Id, shift) };
    }
}
