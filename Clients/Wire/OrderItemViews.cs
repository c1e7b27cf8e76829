using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>One line of an order.</summary>
[MessagePackObject]
public sealed record OrderItemView
{
    [Key("id")] public required string Id { get; init; }

    /// <summary>
    /// The line that it was once part of. The quantities of all lines with the same one add up to what was ordered, and a bill has them as
    /// one line.
    /// </summary>
    [Key("lineGroupId")] public required string LineGroupId { get; init; }

    [Key("menuItemId")] public required string MenuItemId { get; init; }
    [Key("name")] public required string Name { get; init; }
    [Key("quantity")] public required int Quantity { get; init; }

    /// <summary>The price of one portion with its modifiers, in minor units; of a dish of a set menu, its part of the menu's.</summary>
    [Key("price")] public required long Price { get; init; }

    /// <summary>Of a dish by weight, in thousandths of its <c>unit</c>: 350 is 0.350 kg. Null for others, as are the next two.</summary>
    [Key("weight")] public required int? Weight { get; init; }

    [Key("unit"), WireEnum("UnitOfMeasure")] public required string? Unit { get; init; }

    /// <summary>The price of one unit without options.</summary>
    [Key("unitPrice")] public required long? UnitPrice { get; init; }

    /// <summary>The names of the chosen options.</summary>
    [Key("modifiers")] public required IReadOnlyList<string> Modifiers { get; init; }

    /// <summary>Those of them that take something away, each as often.</summary>
    [Key("leftOut")] public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>The allergens in the dish, as far as the menu declared them when it was ordered.</summary>
    [Key("allergens"), WireEnum("Allergen")] public required IReadOnlyList<string> Allergens { get; init; }

    /// <summary>The diets that the dish suits.</summary>
    [Key("marks"), WireEnum("DietaryMark")] public required IReadOnlyList<string> Marks { get; init; }

    [Key("status"), WireEnum("ItemStatus")] public required string Status { get; init; }

    /// <summary>The station that prepares it.</summary>
    [Key("station")] public required string Station { get; init; }

    /// <summary>The guest's wish for the kitchen.</summary>
    [Key("note")] public required string? Note { get; init; }

    /// <summary>1 for the first course. Later courses are held until they are fired.</summary>
    [Key("course")] public required int Course { get; init; }

    /// <summary>The seat that it is for; null: not given.</summary>
    [Key("seat")] public required int? Seat { get; init; }

    /// <summary>The ticket that it is on; null before it is fired.</summary>
    [Key("ticketId")] public required string? TicketId { get; init; }

    /// <summary>The name of the chef who prepares or prepared it; null before preparation starts.</summary>
    [Key("chefName")] public required string? ChefName { get; init; }

    /// <summary>When it was sent to the kitchen; null while it is held.</summary>
    [Key("firedAt"), WireTime] public required string? FiredAt { get; init; }

    /// <summary>When it should be ready; null while it is held.</summary>
    [Key("dueAt"), WireTime] public required string? DueAt { get; init; }

    /// <summary>The set menu that it is a dish of; null: it was ordered by itself.</summary>
    [Key("setMenu")] public required SetMenuView? SetMenu { get; init; }

    /// <summary>The id of the served line that it is made again for, without charge; else null.</summary>
    [Key("remakeOf")] public required string? RemakeOf { get; init; }

    /// <summary>Set when it was served and came back; its status stays <c>served</c>.</summary>
    [Key("returned")] public required ReturnView? Returned { get; init; }
}

/// <summary>One line of an order, as a kitchen reads it: without its price.</summary>
[MessagePackObject]
public sealed record KitchenItem
{
    [Key("id")] public required string Id { get; init; }

    /// <summary>
    /// The line that it was once part of. The quantities of all lines with the same one add up to what was ordered, and a bill has them as
    /// one line.
    /// </summary>
    [Key("lineGroupId")] public required string LineGroupId { get; init; }

    [Key("menuItemId")] public required string MenuItemId { get; init; }
    [Key("name")] public required string Name { get; init; }
    [Key("quantity")] public required int Quantity { get; init; }

    /// <summary>Of a dish by weight, in thousandths of its <c>unit</c>: 350 is 0.350 kg. Null for others, as is the unit.</summary>
    [Key("weight")] public required int? Weight { get; init; }

    [Key("unit"), WireEnum("UnitOfMeasure")] public required string? Unit { get; init; }

    /// <summary>The names of the chosen options.</summary>
    [Key("modifiers")] public required IReadOnlyList<string> Modifiers { get; init; }

    /// <summary>Those of them that take something away, each as often.</summary>
    [Key("leftOut")] public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>The allergens in the dish, as far as the menu declared them when it was ordered.</summary>
    [Key("allergens"), WireEnum("Allergen")] public required IReadOnlyList<string> Allergens { get; init; }

    /// <summary>The diets that the dish suits.</summary>
    [Key("marks"), WireEnum("DietaryMark")] public required IReadOnlyList<string> Marks { get; init; }

    [Key("status"), WireEnum("ItemStatus")] public required string Status { get; init; }

    /// <summary>The station that prepares it.</summary>
    [Key("station")] public required string Station { get; init; }

    /// <summary>The guest's wish for the kitchen.</summary>
    [Key("note")] public required string? Note { get; init; }

    /// <summary>1 for the first course. Later courses are held until they are fired.</summary>
    [Key("course")] public required int Course { get; init; }

    /// <summary>The seat that it is for; null: not given.</summary>
    [Key("seat")] public required int? Seat { get; init; }

    /// <summary>The ticket that it is on; null before it is fired.</summary>
    [Key("ticketId")] public required string? TicketId { get; init; }

    /// <summary>The name of the chef who prepares or prepared it; null before preparation starts.</summary>
    [Key("chefName")] public required string? ChefName { get; init; }

    /// <summary>When it was sent to the kitchen; null while it is held.</summary>
    [Key("firedAt"), WireTime] public required string? FiredAt { get; init; }

    /// <summary>When it should be ready; null while it is held.</summary>
    [Key("dueAt"), WireTime] public required string? DueAt { get; init; }

    /// <summary>The set menu that it is a dish of; null: it was ordered by itself.</summary>
    [Key("setMenu")] public required SetMenuView? SetMenu { get; init; }

    /// <summary>The id of the served line that it is made again for, without charge; else null.</summary>
    [Key("remakeOf")] public required string? RemakeOf { get; init; }

    /// <summary>Set when it was served and came back; its status stays <c>served</c>.</summary>
    [Key("returned")] public required ReturnView? Returned { get; init; }
}

/// <summary>Why a served line came back.</summary>
/// <param name="Remedy"><c>remake</c>: it is made again without charge; <c>comp</c>: its price is off the bill.</param>
[MessagePackObject]
public sealed record ReturnView(
    [property: Key("remedy"), WireEnum("ReturnRemedy")] string Remedy,
    [property: Key("reason")] string Reason);
