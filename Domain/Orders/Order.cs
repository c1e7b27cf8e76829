using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>The kitchen axis. What has been paid is another axis (<see cref="PaymentState"/>); never one field.</summary>
public enum OrderStatus { Placed, InProgress, Ready, Served, Completed, Cancelled }

/// <summary>The payment axis, derived from bills.</summary>
public enum PaymentState { Unbilled, Billed, PartPaid, Paid, Refunded }

/// <summary>Held, Queued, Preparing, Ready, Served, and the two ends: Cancelled (before cooking), Voided (after).</summary>
public enum ItemStatus { Held, Queued, Preparing, Ready, Served, Cancelled, Voided }

/// <summary>What one party has ordered at once, and what was added to it.</summary>
public sealed record Order
{
    /// <summary>
    /// Of any order: more than a table orders in an evening, and few enough for every message about it. Splitting a line does not count.
    /// </summary>
    public const int MaxLines = 500;

    public required string Id { get; init; }

    /// <summary>On the slip; counts up in the restaurant.</summary>
    public required int Number { get; init; }

    /// <summary>Who ordered. Its waiter is whose table it was, or else who placed the order.</summary>
    public required Party Party { get; init; }

    /// <summary>Always the <see cref="RollUp"/> of its items, until completed or cancelled.</summary>
    public required OrderStatus Status { get; init; }

    public PaymentState PaymentState { get; init; }

    /// <summary>0: no hurry.</summary>
    public int Rush { get; init; }

    /// <summary>How many times something was sent to the kitchen; each wave makes new tickets.</summary>
    public required int Waves { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>The last event that touched it.</summary>
    public required long Seq { get; init; }

    public required ImmutableArray<OrderItem> Items { get; init; }

    /// <summary>The business day and hour it counts for; null for orders from before the restaurant counted by them.</summary>
    public BusinessTime? PlacedOn { get; init; }

    /// <summary>What its active items cost, in minor units, before discounts, service and tax.</summary>
    public long Total => Items.Where(item => item.IsActive).Sum(item => item.Dish.Price * item.Quantity);

    /// <summary>When the last of what is being cooked should be up; null when nothing is.</summary>
    public DateTimeOffset? DueAt => Items.Where(item => item.IsCooking).Max(item => item.Preparation.DueAt);

    public bool IsClosed => Status is OrderStatus.Completed or OrderStatus.Cancelled;

    public OrderItem? Item(string itemId) => Items.FirstOrDefault(item => item.Id == itemId);
}

/// <summary>One line of an order.</summary>
public sealed record OrderItem
{
    public required string Id { get; init; }

    public required OrderedDish Dish { get; init; }

    public required int Quantity { get; init; }

    /// <summary>The guest's wish for the kitchen.</summary>
    public string? Note { get; init; }

    /// <summary>1 is sent at once; later courses are held until fired.</summary>
    public required int Course { get; init; }

    /// <summary>Which guest at the table, where the waiter says so.</summary>
    public int? Seat { get; init; }

    public required ItemStatus Status { get; init; }

    public Preparation Preparation { get; init; } = Preparation.None;

    /// <summary>The line it was split from; the quantities of a group always add up to what was ordered.</summary>
    public string? LineGroupId { get; init; }

    /// <summary>Why it was cancelled or voided.</summary>
    public string? Reason { get; init; }

    public bool IsActive => Status is not (ItemStatus.Cancelled or ItemStatus.Voided);

    public bool IsCooking => Status is ItemStatus.Queued or ItemStatus.Preparing;
}

/// <summary>What was ordered, as the menu had it then: what the menu says later changes no order.</summary>
public sealed record OrderedDish
{
    public required string MenuItemId { get; init; }

    public required string Name { get; init; }

    /// <summary>Of one, with its modifiers, in minor units; from the menu, never from a client.</summary>
    public required long Price { get; init; }

    /// <summary>
    /// Parts per million. Null, as <see cref="Charges"/>, where the order was stored in version 1: what holds when it is first billed.
    /// </summary>
    public int? TaxRate { get; init; }

    public Charges? Charges { get; init; }

    public required ImmutableArray<ChosenModifier> Modifiers { get; init; }

    public required string Station { get; init; }

    /// <summary>Null: the station's default.</summary>
    public int? PrepMinutes { get; init; }

    /// <summary>Its portions were taken from a stock, and go back there when it is cancelled.</summary>
    public bool FromStock { get; init; }
}

/// <summary>What the kitchen did with a line, who did it and when; and who served it.</summary>
public sealed record Preparation
{
    /// <summary>Of a line that is held.</summary>
    public static readonly Preparation None = new();

    /// <summary>The ticket it is cooked from; null while held.</summary>
    public string? TicketId { get; init; }

    /// <summary>When it was sent to the kitchen.</summary>
    public DateTimeOffset? FiredAt { get; init; }

    /// <summary>When its ticket should be up.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public string? ChefId { get; init; }

    public string? ChefName { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? ReadyAt { get; init; }

    public DateTimeOffset? ServedAt { get; init; }

    /// <summary>A staff id.</summary>
    public string? ServedBy { get; init; }

    /// <summary>How many times it came back from the pass.</summary>
    public int RecallCount { get; init; }

    /// <summary>It became ready without having been started.</summary>
    public bool SkippedStart { get; init; }
}

/// <param name="Price">Already in the dish's price.</param>
public sealed record ChosenModifier(string OptionId, string Name, long Price);
