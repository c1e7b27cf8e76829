using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>The kitchen axis. What has been paid is another axis (<see cref="PaymentState"/>); never one field.</summary>
public enum OrderStatus { Placed, InProgress, Ready, Served, Completed, Cancelled }

/// <summary>The payment axis, derived from bills.</summary>
public enum PaymentState { Unbilled, Billed, PartPaid, Paid, Refunded }

/// <summary>Held, Queued, Preparing, Ready, Served, and the two ends: Cancelled (before cooking), Voided (after).</summary>
public enum ItemStatus { Held, Queued, Preparing, Ready, Served, Cancelled, Voided }

/// <param name="Number">On the slip; counts up in the restaurant.</param>
/// <param name="Status">Always the <see cref="RollUp"/> of its items, until completed or cancelled.</param>
/// <param name="Rush">0: no hurry.</param>
/// <param name="Waves">How many times something was sent to the kitchen; each wave makes new tickets.</param>
/// <param name="Seq">The last event that touched it.</param>
/// <param name="PlacedOn">The business day and hour it counts for; null for orders from before the restaurant counted by them.</param>
/// <param name="WaiterName">By whom it was placed, or whose table it was.</param>
public sealed record Order(
    string Id, int Number, string TableId, int TableNumber, string SessionId, string? WaiterId, OrderStatus Status,
    PaymentState PaymentState, int Rush, int Waves, DateTimeOffset PlacedAt, long Seq, ImmutableArray<OrderItem> Items,
    BusinessTime? PlacedOn = null, string? WaiterName = null)
{
    /// <summary>
    /// The maximum number of lines of an order: more than a table orders in an evening, and few enough for each message. Splitting a line
    /// does not count.
    /// </summary>
    public const int MaxLines = 500;

    /// <summary>The price of its active items, in minor units, before discounts, service and tax.</summary>
    public long Total => Items.Where(item => item.IsActive).Sum(item => item.Price * item.Quantity);

    /// <summary>When the last item that is being cooked should be ready; null when none is.</summary>
    public DateTimeOffset? DueAt => Items.Where(item => item.IsCooking).Max(item => item.DueAt);

    public bool IsClosed => Status is OrderStatus.Completed or OrderStatus.Cancelled;

    public OrderItem? Item(string itemId) => Items.FirstOrDefault(item => item.Id == itemId);
}

/// <summary>One line of an order.</summary>
/// <param name="Price">Of one, with its modifiers, in minor units; from the menu when it was ordered, never from a client.</param>
/// <param name="Course">1 is sent at once; later courses are held until fired.</param>
/// <param name="Seat">Which guest at the table, where the waiter says so.</param>
/// <param name="TicketId">The ticket it is cooked from; null while held.</param>
/// <param name="FiredAt">When it was sent to the kitchen.</param>
/// <param name="DueAt">When its ticket should be up.</param>
/// <param name="SkippedStart">It became ready without having been started.</param>
/// <param name="LineGroupId">The line it was split from; the quantities of a group always add up to what was ordered.</param>
/// <param name="Reason">Why it was cancelled or voided.</param>
/// <param name="Counted">Its portions were taken from a stock, and go back there when it is cancelled.</param>
public sealed record OrderItem(
    string Id, string MenuItemId, string Name, int Quantity, long Price, ImmutableArray<ChosenModifier> Modifiers, string Station,
    string? Note, int Course, int? Seat, int? PrepMinutes, ItemStatus Status, string? TicketId, DateTimeOffset? FiredAt,
    DateTimeOffset? DueAt,
    string? ChefId = null, string? ChefName = null, DateTimeOffset? StartedAt = null, DateTimeOffset? ReadyAt = null,
    DateTimeOffset? ServedAt = null, string? ServedBy = null, int RecallCount = 0, bool SkippedStart = false,
    string? LineGroupId = null, string? Reason = null, bool Counted = false)
{
    public bool IsActive => Status is not (ItemStatus.Cancelled or ItemStatus.Voided);

    public bool IsCooking => Status is ItemStatus.Queued or ItemStatus.Preparing;
}

/// <param name="Price">Already in the line's price.</param>
public sealed record ChosenModifier(string OptionId, string Name, long Price);
