using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Kitchen;

/// <summary>A command about tickets or alerts.</summary>
public abstract record KitchenCommand : RestaurantCommand;

public enum AlertPriority { Low, Normal, High, Urgent }

public sealed record RaiseAlert(string Message, AlertPriority Priority) : KitchenCommand;

/// <summary>A display shows the ticket. A new ticket becomes seen; a cancelled one is acknowledged and closes.</summary>
public sealed record AcknowledgeTicket(string TicketId) : KitchenCommand;
