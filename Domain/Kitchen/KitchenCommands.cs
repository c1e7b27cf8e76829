using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Kitchen;

/// <summary>What a client wants of the kitchen.</summary>
public abstract record KitchenCommand : RestaurantCommand;

public enum AlertPriority { Low, Normal, High, Urgent }

public sealed record RaiseAlert(string Message, AlertPriority Priority) : KitchenCommand;

/// <summary>A display shows the ticket: it is seen; or, where all of it was cancelled, acknowledged and gone.</summary>
public sealed record AcknowledgeTicket(string TicketId) : KitchenCommand;
