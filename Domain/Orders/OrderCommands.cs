using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>What a client wants of an order or its lines.</summary>
public abstract record OrderCommand : RestaurantCommand;

/// <summary>A line as asked for. It has no price: prices come from the menu.</summary>
/// <param name="Modifiers">Ids of options.</param>
/// <param name="Course">Null: 1, sent at once.</param>
public sealed record LineDraft(string MenuItemId, int Quantity, string? Note, ImmutableArray<string> Modifiers, int? Course, int? Seat)
{
    public const int MaxQuantity = 99;

    public const int MaxCourse = 9;
}

public sealed record PlaceOrder(string TableId, ImmutableArray<LineDraft> Lines) : OrderCommand;

/// <summary>Adds to what is there; two waiters who add at once both get what they added.</summary>
public sealed record AddLines(string OrderId, ImmutableArray<LineDraft> Lines) : OrderCommand;

/// <summary>Moves one line along the item table of domain.md, or <paramref name="Quantity"/> of it, which splits the line.</summary>
/// <param name="Reason">Required to void.</param>
public sealed record SetItemStatus(string OrderId, string ItemId, ItemStatus Status, string? Reason, int? Quantity) : OrderCommand;

/// <summary>A bump: moves every item that may move there (preparing, ready or served).</summary>
public sealed record SetOrderStatus(string OrderId, ItemStatus Status) : OrderCommand;

public sealed record CancelOrder(string OrderId, string? Reason) : OrderCommand;

/// <summary>Sends a held course to the kitchen.</summary>
public sealed record FireCourse(string OrderId, int Course) : OrderCommand;

/// <param name="Level">0 takes the rush back; 1 to <see cref="MaxLevel"/>, the most urgent.</param>
public sealed record RushOrder(string OrderId, int Level) : OrderCommand
{
    public const int MaxLevel = 3;
}
