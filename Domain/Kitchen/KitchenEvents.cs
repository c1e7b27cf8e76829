using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Kitchen;

/// <summary>An event of the kitchen: about a ticket, or an alert.</summary>
public abstract record KitchenEvent : RestaurantEvent;

/// <summary>All items of a ticket are ready. It leaves the station and stays at the pass until served.</summary>
/// <param name="OrderComplete">True when no item of the order is held, queued or cooking.</param>
[StoredEvent("itemsReady", 1)]
public sealed record ItemsReady(
    string OrderId, int OrderNumber, int? TableNumber, string? WaiterId, string TicketId, string Station, ImmutableArray<ReadyItem> Items,
    bool OrderComplete, string? TableName = null) : KitchenEvent;

public sealed record ReadyItem(string ItemId, string Name, int Quantity);

[StoredEvent("ticketSeen", 1)]
public sealed record TicketSeen(string TicketId, string OrderId, string ActorId) : KitchenEvent;

/// <summary>A cancelled ticket was acknowledged, or was not for 15 minutes.</summary>
[StoredEvent("ticketClosed", 1)]
public sealed record TicketClosed(string TicketId, string OrderId, string ActorId) : KitchenEvent;

public enum AlertKind { Manual, UnseenTicket, Warn, Late, Item86, LowStock, Rush }

/// <param name="TicketId">The ticket that the alert is about; null for other alerts.</param>
[StoredEvent("kitchenAlertRaised", 1)]
public sealed record KitchenAlertRaised(
    AlertKind Kind, AlertPriority Priority, string Message, string? OrderId, string? TicketId, ImmutableArray<string> AffectedOrders)
        : KitchenEvent;
