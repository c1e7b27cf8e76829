using MessagePack;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>An order, as staff who may see money read it.</summary>
/// <param name="Number">Counts the restaurant's orders; printed on the slip.</param>
/// <param name="TableNumber">The number on the table.</param>
/// <param name="Status">Follows from the items' statuses.</param>
/// <param name="PaymentState">How much of the order bills cover.</param>
/// <param name="Rush">0: no rush; 1 to 3: more urgent the higher it is.</param>
/// <param name="Total">The price of all items that were not cancelled or voided, in minor units.</param>
/// <param name="DueAt">When the last item that is being cooked should be ready; null when none is.</param>
/// <param name="Seq">The seq of the last event that changed the order.</param>
[MessagePackObject]
public sealed record OrderView(
    [property: Key("id")] string Id,
    [property: Key("number")] int Number,
    [property: Key("tableId")] string TableId,
    [property: Key("tableNumber")] int TableNumber,
    [property: Key("status"), WireEnum<OrderStatus>] string Status,
    [property: Key("paymentState"), WireEnum<PaymentState>] string PaymentState,
    [property: Key("rush")] int Rush,
    [property: Key("items")] IReadOnlyList<OrderItemView> Items,
    [property: Key("total")] long Total,
    [property: Key("placedAt"), WireTime] string PlacedAt,
    [property: Key("dueAt"), WireTime] string? DueAt,
    [property: Key("seq")] long Seq);

/// <summary>One line of an order.</summary>
/// <param name="Price">The price of one portion with its modifiers, in minor units.</param>
/// <param name="Modifiers">The names of the chosen options.</param>
/// <param name="Station">The station that prepares it.</param>
/// <param name="Note">The guest's wish for the kitchen.</param>
/// <param name="Course">1 for the first course. Later courses are held until they are fired.</param>
/// <param name="Seat">The seat that it is for; null: not given.</param>
/// <param name="TicketId">The ticket that it is on; null before it is fired.</param>
/// <param name="ChefName">The name of the chef who prepares or prepared it; null before preparation starts.</param>
/// <param name="FiredAt">When it was sent to the kitchen; null while it is held.</param>
/// <param name="DueAt">When it should be ready; null while it is held.</param>
[MessagePackObject]
public sealed record OrderItemView(
    [property: Key("id")] string Id,
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("quantity")] int Quantity,
    [property: Key("price")] long Price,
    [property: Key("modifiers")] IReadOnlyList<string> Modifiers,
    [property: Key("status"), WireEnum<ItemStatus>] string Status,
    [property: Key("station")] string Station,
    [property: Key("note")] string? Note,
    [property: Key("course")] int Course,
    [property: Key("seat")] int? Seat,
    [property: Key("ticketId")] string? TicketId,
    [property: Key("chefName")] string? ChefName,
    [property: Key("firedAt"), WireTime] string? FiredAt,
    [property: Key("dueAt"), WireTime] string? DueAt);

/// <summary>An order, as a kitchen reads it: without prices and payment state.</summary>
/// <param name="Number">Counts the restaurant's orders; printed on the slip.</param>
/// <param name="TableNumber">The number on the table.</param>
/// <param name="Status">Follows from the items' statuses.</param>
/// <param name="Rush">0: no rush; 1 to 3: more urgent the higher it is.</param>
/// <param name="DueAt">When the last item that is being cooked should be ready; null when none is.</param>
/// <param name="Seq">The seq of the last event that changed the order.</param>
[MessagePackObject]
public sealed record KitchenOrder(
    [property: Key("id")] string Id,
    [property: Key("number")] int Number,
    [property: Key("tableId")] string TableId,
    [property: Key("tableNumber")] int TableNumber,
    [property: Key("status"), WireEnum<OrderStatus>] string Status,
    [property: Key("rush")] int Rush,
    [property: Key("items")] IReadOnlyList<KitchenItem> Items,
    [property: Key("placedAt"), WireTime] string PlacedAt,
    [property: Key("dueAt"), WireTime] string? DueAt,
    [property: Key("seq")] long Seq);

/// <summary>One line of an order, as a kitchen reads it: without its price.</summary>
/// <param name="Modifiers">The names of the chosen options.</param>
/// <param name="Station">The station that prepares it.</param>
/// <param name="Note">The guest's wish for the kitchen.</param>
/// <param name="Course">1 for the first course. Later courses are held until they are fired.</param>
/// <param name="Seat">The seat that it is for; null: not given.</param>
/// <param name="TicketId">The ticket that it is on; null before it is fired.</param>
/// <param name="ChefName">The name of the chef who prepares or prepared it; null before preparation starts.</param>
/// <param name="FiredAt">When it was sent to the kitchen; null while it is held.</param>
/// <param name="DueAt">When it should be ready; null while it is held.</param>
[MessagePackObject]
public sealed record KitchenItem(
    [property: Key("id")] string Id,
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("quantity")] int Quantity,
    [property: Key("modifiers")] IReadOnlyList<string> Modifiers,
    [property: Key("status"), WireEnum<ItemStatus>] string Status,
    [property: Key("station")] string Station,
    [property: Key("note")] string? Note,
    [property: Key("course")] int Course,
    [property: Key("seat")] int? Seat,
    [property: Key("ticketId")] string? TicketId,
    [property: Key("chefName")] string? ChefName,
    [property: Key("firedAt"), WireTime] string? FiredAt,
    [property: Key("dueAt"), WireTime] string? DueAt);

/// <summary>Maps orders and their lines: with prices for the floor, without for the kitchen.</summary>
public static class OrderViews
{
    /// <summary>The orders of the guests who are seated now, by number.</summary>
    public static IReadOnlyList<OrderView> OrdersView(this Restaurant state) =>
        [.. state.Orders.Values.Where(state.IsSeated).OrderBy(order => order.Number).Select(View)];

    public static OrderView View(this Order order) => new(
        order.Id, order.Number, order.TableId, order.TableNumber, WireName.Of(order.Status), WireName.Of(order.PaymentState), order.Rush,
        [.. order.Items.Select(View)], order.Total, WireTime.Of(order.PlacedAt), WireTime.Of(order.DueAt), order.Seq);

    public static OrderItemView View(this OrderItem item) => new(
        item.Id, item.Dish.MenuItemId, item.Dish.Name, item.Quantity, item.Dish.Price, ModifierNames(item.Dish), WireName.Of(item.Status),
        item.Dish.Station, item.Note, item.Course, item.Seat, item.Preparation.TicketId, item.Preparation.ChefName,
        WireTime.Of(item.Preparation.FiredAt), WireTime.Of(item.Preparation.DueAt));

    public static KitchenOrder KitchenView(this Order order) => new(
        order.Id, order.Number, order.TableId, order.TableNumber, WireName.Of(order.Status), order.Rush,
        [.. order.Items.Select(KitchenView)], WireTime.Of(order.PlacedAt), WireTime.Of(order.DueAt), order.Seq);

    public static KitchenItem KitchenView(this OrderItem item) => new(
        item.Id, item.Dish.MenuItemId, item.Dish.Name, item.Quantity, ModifierNames(item.Dish), WireName.Of(item.Status),
        item.Dish.Station, item.Note, item.Course, item.Seat, item.Preparation.TicketId, item.Preparation.ChefName,
        WireTime.Of(item.Preparation.FiredAt), WireTime.Of(item.Preparation.DueAt));

    private static string[] ModifierNames(OrderedDish dish) =>
        dish.Modifiers.IsDefaultOrEmpty ? [] : [.. dish.Modifiers.Select(modifier => modifier.Name)];
}
