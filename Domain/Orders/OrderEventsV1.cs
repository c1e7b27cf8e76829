using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Orders;

// The events of version 1 have an order and a line in one piece each, without a party, a dish and its preparation.

[StoredEvent("orderPlaced", 1)]
public sealed record OrderPlacedV1(OrderV1 Order) : RestaurantEvent
{
    public override RestaurantEvent Lift() => new OrderPlaced(Order.Lift());
}

[StoredEvent("lineAdded", 1)]
public sealed record LineAddedV1(string OrderId, int OrderNumber, int TableNumber, OrderItemV1 Item) : RestaurantEvent
{
    public override RestaurantEvent Lift() => new LineAdded(OrderId, OrderNumber, TableNumber, Item.Lift());
}

[StoredEvent("lineSplit", 1)]
public sealed record LineSplitV1(string OrderId, int TableNumber, string ItemId, int Remaining, OrderItemV1 Part) : RestaurantEvent
{
    public override RestaurantEvent Lift() => new LineSplit(OrderId, TableNumber, ItemId, Remaining, Part.Lift());
}

[StoredEvent("itemStatusChanged", 1)]
public sealed record ItemStatusChangedV1(
    string OrderId, int OrderNumber, int TableNumber, ItemStatus Previous, OrderItemV1 Item, string ActorId, string ActorName)
    : RestaurantEvent
{
    public override RestaurantEvent Lift() =>
        new ItemStatusChanged(OrderId, OrderNumber, TableNumber, Previous, Item.Lift(), ActorId, ActorName);
}

/// <summary>An order as version 1 stored it, in events and in the read models.</summary>
public sealed record OrderV1
{
    public required string Id { get; init; }

    public required int Number { get; init; }

    public required string TableId { get; init; }

    public required int TableNumber { get; init; }

    public required string SessionId { get; init; }

    public string? WaiterId { get; init; }

    public OrderStatus Status { get; init; }

    public PaymentState PaymentState { get; init; }

    public int Rush { get; init; }

    public int Waves { get; init; }

    public DateTimeOffset PlacedAt { get; init; }

    public long Seq { get; init; }

    public required ImmutableArray<OrderItemV1> Items { get; init; }

    public BusinessTime? PlacedOn { get; init; }

    public string? WaiterName { get; init; }

    public Order Lift() => new()
    {
        Id = Id, Number = Number, Party = new(TableId, TableNumber, SessionId, WaiterId, WaiterName), Status = Status,
        PaymentState = PaymentState, Rush = Rush, Waves = Waves, PlacedAt = PlacedAt, Seq = Seq,
        Items = [.. Items.Select(item => item.Lift())], PlacedOn = PlacedOn,
    };
}

/// <summary>A line of an order as version 1 stored it.</summary>
public sealed record OrderItemV1
{
    public required string Id { get; init; }

    public required string MenuItemId { get; init; }

    public required string Name { get; init; }

    public int Quantity { get; init; }

    public long Price { get; init; }

    public required ImmutableArray<ChosenModifier> Modifiers { get; init; }

    public required string Station { get; init; }

    public string? Note { get; init; }

    public int Course { get; init; }

    public int? Seat { get; init; }

    public int? PrepMinutes { get; init; }

    public ItemStatus Status { get; init; }

    public string? TicketId { get; init; }

    public DateTimeOffset? FiredAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public string? ChefId { get; init; }

    public string? ChefName { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? ReadyAt { get; init; }

    public DateTimeOffset? ServedAt { get; init; }

    public string? ServedBy { get; init; }

    public int RecallCount { get; init; }

    public bool SkippedStart { get; init; }

    public string? LineGroupId { get; init; }

    public string? Reason { get; init; }

    public bool Counted { get; init; }

    public OrderItem Lift() => new()
    {
        Id = Id,
        Dish = new()
        {
            MenuItemId = MenuItemId, Name = Name, Price = Price, Modifiers = Modifiers, Station = Station, PrepMinutes = PrepMinutes,
            FromStock = Counted,
        },
        Quantity = Quantity, Note = Note, Course = Course, Seat = Seat, Status = Status,
        Preparation = new()
        {
            TicketId = TicketId, FiredAt = FiredAt, DueAt = DueAt, ChefId = ChefId, ChefName = ChefName, StartedAt = StartedAt,
            ReadyAt = ReadyAt, ServedAt = ServedAt, ServedBy = ServedBy, RecallCount = RecallCount, SkippedStart = SkippedStart,
        },
        LineGroupId = LineGroupId, Reason = Reason,
    };
}
