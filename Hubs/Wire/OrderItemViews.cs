using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps the lines of orders: with prices for the floor, without for the kitchen.</summary>
public static class OrderItemViews
{
    public static OrderItemView View(this OrderItem item) => new()
    {
        Id = item.Id, LineGroupId = item.Group, MenuItemId = item.Dish.MenuItemId, Name = item.Dish.Name,
        Quantity = item.Quantity, Price = item.Dish.Price, Weight = item.Dish.Weight?.Thousandths, Unit = UnitOf(item.Dish.Weight),
        UnitPrice = item.Dish.Weight?.UnitPrice,
        Modifiers = item.Dish.Modifiers.Names(), LeftOut = item.Dish.Modifiers.LeftOut(), Allergens = item.Dish.Diet.AllergenNames(),
        Marks = item.Dish.Diet.MarkNames(), Status = WireName.Of(item.Status), Station = item.Dish.Station, Note = item.Note,
        Course = item.Course, Seat = item.Seat, TicketId = item.Preparation.TicketId, ChefName = item.Preparation.ChefName,
        FiredAt = WireTime.Of(item.Preparation.FiredAt), DueAt = WireTime.Of(item.Preparation.DueAt), RemakeOf = item.RemakeOf,
        SetMenu = item.SetMenu?.View(), Returned = item.Return?.View(),
    };

    public static KitchenItem KitchenView(this OrderItem item) => new()
    {
        Id = item.Id, LineGroupId = item.Group, MenuItemId = item.Dish.MenuItemId, Name = item.Dish.Name,
        Quantity = item.Quantity, Weight = item.Dish.Weight?.Thousandths, Unit = UnitOf(item.Dish.Weight),
        Modifiers = item.Dish.Modifiers.Names(), LeftOut = item.Dish.Modifiers.LeftOut(), Allergens = item.Dish.Diet.AllergenNames(),
        Marks = item.Dish.Diet.MarkNames(), Status = WireName.Of(item.Status), Station = item.Dish.Station, Note = item.Note,
        Course = item.Course, Seat = item.Seat, TicketId = item.Preparation.TicketId, ChefName = item.Preparation.ChefName,
        FiredAt = WireTime.Of(item.Preparation.FiredAt), DueAt = WireTime.Of(item.Preparation.DueAt), RemakeOf = item.RemakeOf,
        SetMenu = item.SetMenu?.View(), Returned = item.Return?.View(),
    };

    /// <summary>Null where nothing is weighed.</summary>
    public static string? UnitOf(PortionWeight? weight) => weight is { Unit: var unit } ? WireName.Of(unit) : null;

    private static ReturnView View(this ItemReturn back) => new(WireName.Of(back.Remedy), back.Reason);

    internal static string[] Names(this ImmutableArray<ChosenModifier> chosen) =>
        chosen.IsDefaultOrEmpty ? [] : [.. chosen.Select(modifier => modifier.Name)];

    /// <summary>The names of those that take something away.</summary>
    internal static string[] LeftOut(this ImmutableArray<ChosenModifier> chosen) =>
        chosen.IsDefaultOrEmpty ? [] : [.. chosen.Where(modifier => modifier.LeavesOut).Select(modifier => modifier.Name)];
}
