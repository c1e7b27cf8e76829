using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A part of a set menu on the menu.</summary>
/// <param name="Count">How many of the choices an order line takes.</param>
/// <param name="Course">The course that it is served in; null: that of the order line.</param>
[MessagePackObject]
public sealed record SetMenuPartView(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name,
    [property: Key("count")] int Count,
    [property: Key("course")] int? Course,
    [property: Key("choices")] IReadOnlyList<SetMenuChoiceView> Choices);

/// <summary>A dish that may be chosen.</summary>
/// <param name="Surcharge">What it adds to the menu's price, in minor units.</param>
[MessagePackObject]
public sealed record SetMenuChoiceView(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("surcharge")] long Surcharge);

/// <summary>The set menu that a line of an order is a dish of.</summary>
/// <param name="LineId">The <c>itemId</c> of the bill's line; all dishes of one menu have the same.</param>
/// <param name="Part">The name of the part that it was chosen for.</param>
[MessagePackObject]
public sealed record SetMenuView(
    [property: Key("lineId")] string LineId,
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("part")] string Part);

/// <summary>A dish of a set menu on a bill. Amounts are in minor units.</summary>
/// <param name="Price">Its part of the price of one portion of the menu.</param>
/// <param name="Extra">What its surcharge and options add to the menu's price; in its own already.</param>
/// <param name="TaxRate">In parts per million.</param>
/// <param name="Taxes">Empty: one tax without a name.</param>
[MessagePackObject]
public sealed record BillLineDishView(
    [property: Key("name")] string Name,
    [property: Key("price")] long Price,
    [property: Key("extra")] long Extra,
    [property: Key("taxRate")] int TaxRate,
    [property: Key("taxes")] IReadOnlyList<NamedTaxView> Taxes);
