using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Kitchen;

/// <summary>What happened in the kitchen: to a ticket, or an alert.</summary>
public abstract record KitchenEvent : RestaurantEvent;

/// <summary>All of a ticket is up. It leaves the station and stays at the pass until served.</summary>
/// <param name="OrderComplete">Nothing of the order is held, queued or cooking any more.</param>
[StoredEvent("itemsReady", 1)]
public sealed record ItemsReady(
    string OrderId, int OrderNumber, int TableNumber, string? WaiterId, string TicketId, string Station, ImmutableArray<ReadyItem> Items,
    bool OrderComplete) : KitchenEvent;

public sealed record ReadyItem(string ItemId, string Name, int Quantity);

[StoredEvent("ticketSeen", 1)]
public sealed record TicketSeen(string TicketId, string OrderId, string ActorId) : KitchenEvent;

/// <summary>A wholly cancelled ticket was acknowledged, or 15 minutes passed without that.</summary>
[StoredEvent("ticketClosed", 1)]
public sealed record TicketClosed(string TicketId, string OrderId, string ActorId) : KitchenEvent;

public enum AlertKind { Manual, UnseenTicket, Warn, Late, Item86, LowStock, Rush }

/// <param name="TicketId">For what a ticket brought about.</param>
[StoredEvent("kitchenAlertRaised", 1)]
public sealed record KitchenAlertRaised(
    AlertKind Kind, AlertPriority Priority, string Message, string? OrderId, string? TicketId, ImmutableArray<string> AffectedOrders)
        : KitchenEvent;
