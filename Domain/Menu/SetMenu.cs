using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>
/// A part of a set menu, such as its dessert, for which the guest chooses <paramref name="Count"/> of the dishes. Each is cooked at its own
/// station and taken from its own stock; the menu has one price.
/// </summary>
/// <param name="Course">The course that it is served in; null: that of the line.</param>
public sealed record SetMenuPart(string Id, string Name, int Count, int? Course, ImmutableArray<SetMenuChoice> Choices);

/// <param name="Surcharge">What it adds to the menu's price, in minor units; 0 or more.</param>
public sealed record SetMenuChoice(string MenuItemId, long Surcharge);
