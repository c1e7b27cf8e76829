using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Kitchen;

public enum AlertPriority { Low, Normal, High, Urgent }

public sealed record RaiseAlert(string Message, AlertPriority Priority) : RestaurantCommand;

/// <summary>A display shows the ticket: it is seen; or, where all of it was cancelled, acknowledged and gone.</summary>
public sealed record AcknowledgeTicket(string TicketId) : RestaurantCommand;
