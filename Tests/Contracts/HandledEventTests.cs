using System.Text;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>No event and no command passes without effect because no code takes it.</summary>
public sealed class HandledEventTests
{
    public static TheoryData<RestaurantEvent> Unlisted =>
    [
        new UnlistedEvent(), new UnlistedOrderEvent(), new UnlistedKitchenEvent(), new UnlistedBillEvent(), new UnlistedDrawerEvent(),
        new UnlistedMenuEvent(),
        new UnlistedTableEvent(), new UnlistedReservationEvent(), new UnlistedStaffEvent(), new UnlistedNoticeEvent(),
        new UnlistedProfileEvent(),
    ];

    public static TheoryData<RestaurantCommand> UnlistedCommands =>
    [
        new UnlistedCommand(), new UnlistedOrderCommand(), new UnlistedKitchenCommand(), new UnlistedBillCommand(),
        new UnlistedDrawerCommand(),
        new UnlistedMenuCommand(), new UnlistedTableCommand(), new UnlistedReservationCommand(), new UnlistedStaffCommand(),
        new UnlistedNoticeCommand(),
        new UnlistedProfileCommand(),
    ];

    [Fact]
    public void Every_event_of_the_catalogue_is_folded_and_has_its_streams()
    {
        var folded = new List<Type>();
        var state = new Restaurant("r_1");
        foreach (var @event in SampleEvents.ByStoredName.Values.Select(EventCatalogue.Lift).Select(OnARealTicket).OrderBy(Order))
        {
            state = state.ApplyEvent(new RecordedEvent(state.Seq + 1, TestData.Evening, @event));
            StreamRouting.Of(@event).ShouldNotBeNull();
            folded.Add(@event.GetType());
        }

        folded.Distinct().ShouldBe(EventCatalogue.ByStoredName.Values.Where(IsCurrent).Distinct(), ignoreOrder: true);
        state.Seq.ShouldBe(folded.Count);
    }

    [Theory, MemberData(nameof(Unlisted))]
    public void An_event_that_no_fold_takes_throws(RestaurantEvent unlisted)
    {
        Should.Throw<NotSupportedException>(() => new Restaurant("r_1").ApplyEvent(new RecordedEvent(1, TestData.Evening, unlisted)))
            .Message.ShouldContain(unlisted.GetType().Name);
        if (unlisted is not (ProfileEvent or DrawerEvent)) Should.Throw<NotSupportedException>(() => StreamRouting.Of(unlisted));
    }

    [Fact]
    public void An_event_that_changes_an_unknown_entity_throws()
    {
        Should.Throw<NotSupportedException>(() => ChangedEntities.OrderId(new UnlistedOrderEvent()));
        Should.Throw<NotSupportedException>(() => ChangedEntities.BillId(new UnlistedBillEvent()));
        Should.Throw<NotSupportedException>(() => ChangedEntities.ShiftId(new UnlistedDrawerEvent()));
    }

    [Theory, MemberData(nameof(UnlistedCommands))]
    public void A_command_that_no_decision_takes_throws(RestaurantCommand unlisted)
    {
        var open = new Restaurant("r_1") { Profile = new("The Bay", "EUR", "Europe/Paris", null) };

        Should.Throw<NotSupportedException>(() =>
            open.Decide(Actor.System, unlisted, TestData.Evening)).Message.ShouldContain(unlisted.GetType().Name);
    }

    internal static bool IsCurrent(Type type) => !type.GetMethod(nameof(RestaurantEvent.Lift))!.DeclaringType!.Equals(type);

    // A ticket's id names its order and wave; the samples have a shorter one.
    internal static RestaurantEvent OnARealTicket(RestaurantEvent @event) =>
        StoredJson.Decode<RestaurantEvent>(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(StoredJson.Encode(@event))
            .Replace("\"tk_1\"", "\"o_1.1.c0ffee\"")));

    // What others refer to comes first, and what takes something away comes last.
    internal static int Order(RestaurantEvent @event) => @event switch
    {
        RestaurantOpened => 0,
        StaffHired or MenuItemAdded or MenuCategoryAdded or TableAdded or NoticeSent or ShiftOpened => 1,
        TableStatusChanged => 2,
        OrderPlaced => 3,
        BillCreated => 4,
        PaymentStarted or PaymentCompleted => 5,
        PaymentCorrected => 6,
        PaymentRefunded => 7,
        OrderCancelled or OrderCompleted or BillArchived or ShiftClosed or MenuItemRemoved or MenuCategoryRemoved => 9,
        OrderArchived => 10,
        TableMerged => 10,
        _ => 8,
    };

    private sealed record UnlistedEvent : RestaurantEvent;
    private sealed record UnlistedOrderEvent : OrderEvent;
    private sealed record UnlistedKitchenEvent : KitchenEvent;
    private sealed record UnlistedBillEvent : BillEvent;
    private sealed record UnlistedDrawerEvent : DrawerEvent;
    private sealed record UnlistedMenuEvent : MenuEvent;
    private sealed record UnlistedTableEvent : TableEvent;
    private sealed record UnlistedReservationEvent : ReservationEvent;
    private sealed record UnlistedStaffEvent : StaffEvent;
    private sealed record UnlistedNoticeEvent : NoticeEvent;
    private sealed record UnlistedProfileEvent : ProfileEvent;
    private sealed record UnlistedCommand : RestaurantCommand;
    private sealed record UnlistedOrderCommand : OrderCommand;
    private sealed record UnlistedKitchenCommand : KitchenCommand;
    private sealed record UnlistedBillCommand : BillCommand;
    private sealed record UnlistedDrawerCommand : DrawerCommand;
    private sealed record UnlistedMenuCommand : MenuCommand;
    private sealed record UnlistedTableCommand : TableCommand;
    private sealed record UnlistedReservationCommand : ReservationCommand;
    private sealed record UnlistedStaffCommand : StaffCommand;
    private sealed record UnlistedNoticeCommand : NoticeCommand;
    private sealed record UnlistedProfileCommand : ProfileCommand;
}
