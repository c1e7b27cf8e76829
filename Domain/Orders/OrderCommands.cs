using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>A command about an order or its lines.</summary>
public abstract record OrderCommand : RestaurantCommand;

/// <summary>A line in a request. It has no price: prices come from the menu.</summary>
/// <param name="Modifiers">Ids of options.</param>
/// <param name="Course">Null: 1, sent at once.</param>
public sealed record LineDraft(string MenuItemId, int Quantity, string? Note, ImmutableArray<string> Modifiers, int? Course, int? Seat)
{
    public const int MaxQuantity = 99;

    public const int MaxCourse = 9;

    /// <summary>
    /// Of a dish by weight, in thousandths of its unit, 1 to <see cref="PortionWeight.Max"/>; the quantity is 1 then, since no two pieces
    /// weigh the same. Left out of the fingerprint while absent, so that commands from before it existed are still recognised.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Weight { get; init; }

    /// <summary>The dishes chosen of a set menu, for each of its portions the same; null for any other dish.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ChoiceDraft>? Choices { get; init; }
}

/// <summary>A dish that is chosen for a part of a set menu.</summary>
/// <param name="Note">Null: that of the line.</param>
/// <param name="Modifiers">Ids of the dish's options.</param>
public sealed record ChoiceDraft(string PartId, string MenuItemId, string? Note, ImmutableArray<string> Modifiers);

/// <remarks>What came later is left out of the fingerprint while absent, so that commands from before it existed are still
/// recognised.</remarks>
/// <param name="TableId">The table of the guests; null if they have none.</param>
/// <param name="Note">A wish for the whole order.</param>
/// <param name="Pickup">Only without a table.</param>
public sealed record PlaceOrder(
    string? TableId, ImmutableArray<LineDraft> Lines,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? Note = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] OrderKind Kind = OrderKind.DineIn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Pickup? Pickup = null) : OrderCommand;

/// <summary>Adds lines to an order; two waiters who add at the same time both succeed.</summary>
public sealed record AddLines(string OrderId, ImmutableArray<LineDraft> Lines) : OrderCommand;

/// <summary>
/// Moves one line to another status, or <paramref name="Quantity"/> of it, which splits the line. <see cref="ItemRules"/> has the allowed
/// moves.
/// </summary>
/// <param name="Reason">Required to void.</param>
/// <param name="Restock">Only with void: the portions are untouched and go back into the stock. Left out of the fingerprint while false, so
/// that commands from before it existed are still recognised.</param>
public sealed record SetItemStatus(
    string OrderId, string ItemId, ItemStatus Status, string? Reason, int? Quantity,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Restock = false) : OrderCommand;

/// <summary>Takes back a served line, or <paramref name="Quantity"/> of it, which splits the line.</summary>
/// <param name="Restock">The portions are untouched and go back into the stock; else they are waste.</param>
public sealed record ReturnItem(string OrderId, string ItemId, ReturnRemedy Remedy, string Reason, int? Quantity, bool Restock)
    : OrderCommand;

/// <summary>Bumps an order: moves every item that can move to the status (preparing, ready or served).</summary>
public sealed record SetOrderStatus(string OrderId, ItemStatus Status) : OrderCommand;

public sealed record CancelOrder(string OrderId, string? Reason) : OrderCommand;

/// <summary>Puts the note of an order right, or that of one of its lines until the kitchen has started it.</summary>
/// <param name="ItemId">Null: the note of the whole order.</param>
/// <param name="Note">Empty: none any more.</param>
public sealed record ChangeNote(string OrderId, string? ItemId, string Note) : OrderCommand;

/// <summary>Sends a held course to the kitchen.</summary>
public sealed record FireCourse(string OrderId, int Course) : OrderCommand;

/// <param name="Level">0 removes the rush; 1 to <see cref="MaxLevel"/>, the most urgent.</param>
public sealed record RushOrder(string OrderId, int Level) : OrderCommand
{
    public const int MaxLevel = 3;
}
