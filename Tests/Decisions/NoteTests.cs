using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Domain.Orders.ItemStatus;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>The notes of orders and lines.</summary>
public sealed class NoteTests
{
    private readonly TestRestaurant _restaurant = new();

    [Fact]
    public void An_order_has_a_note_from_when_it_is_placed()
    {
        var placing = _restaurant.Seated().Placing(1, _restaurant.Line("Steak"));
        _restaurant.Do(Will, placing with { Note = "birthday" }).OfType<OrderPlaced>().Single().Order.Note.ShouldBe("birthday");
    }

    [Fact]
    public void The_note_of_an_order_changes_until_it_is_over()
    {
        var order = _restaurant.SteakIs(Served);
        _restaurant.Do(Will, new ChangeNote(order.Id, null, "")).ShouldBeEmpty("there is none");
        _restaurant.Do(Will, new ChangeNote(order.Id, null, "no nuts")).OfType<NoteChanged>().Single()
            .ShouldBe(new NoteChanged(order.Id, order.Number, 1, null, "no nuts", null, "will"));
        _restaurant.Do(Will, new ChangeNote(order.Id, null, "no nuts")).ShouldBeEmpty();
        _restaurant.Do(Will, new ChangeNote(order.Id, null, ""));
        _restaurant.Order(order.Id).Note.ShouldBe("");
        _restaurant.Bumped(Bo, order, Ready).Bumped(Will, order, Served).PaidUp();
        _restaurant.Refuses(Will, new ChangeNote(order.Id, null, "late"), RefusalCode.OrderClosed);
    }

    [Theory, InlineData(Held, true), InlineData(Queued, true), InlineData(Preparing, false), InlineData(Ready, false),
        InlineData(Served, false), InlineData(Cancelled, false), InlineData(Voided, false)]
    public void The_note_of_a_line_changes_until_cooking_begins(ItemStatus status, bool may)
    {
        var order = _restaurant.SteakIs(status);
        var change = new ChangeNote(order.Id, _restaurant.Item(order, "Steak").Id, "rare");
        if (!may) _restaurant.Refuses(Will, change, RefusalCode.IllegalTransition);
        else _restaurant.Do(Will, change);
        _restaurant.Item(order, "Steak").Note.ShouldBe(may ? "rare" : null);
        _restaurant.Item(order, "Beer").Note.ShouldBeNull();
    }

    [Fact]
    public void Who_takes_orders_changes_notes()
    {
        var order = _restaurant.Placed(_restaurant.Line("Steak"));
        foreach (var other in new[] { Cass, Gus, Eve })
            _restaurant.Refuses(other, new ChangeNote(order.Id, null, "no nuts"), RefusalCode.Forbidden);
        _restaurant.Refuses(Will, new ChangeNote("no", null, "no nuts"), RefusalCode.NotFound);
        _restaurant.Refuses(Will, new ChangeNote(order.Id, "no", "no nuts"), RefusalCode.NotFound);
    }
}
