using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>The kitchen axis. What has been paid is another axis (<see cref="PaymentState"/>); never one field.</summary>
public enum OrderStatus { Placed, InProgress, Ready, Served, Completed, Cancelled }

/// <summary>The payment axis, derived from bills.</summary>
public enum PaymentState { Unbilled, Billed, PartPaid, Paid, Refunded }

/// <summary>Where the guests eat: at a table, elsewhere, or in the restaurant without a table.</summary>
public enum OrderKind { DineIn, TakeAway, Counter }

/// <summary>How an order without a table finds its guest. Only floor and dashboard see the phone.</summary>
/// <param name="CallName">The name or number to call; null: the order's number.</param>
/// <param name="Phone">As ITU-T E.164 writes it.</param>
/// <param name="At">When the guest comes for it; null: as soon as it is ready.</param>
public sealed record Pickup(string? CallName, string? Phone, DateTimeOffset? At);

/// <summary>Held, Queued, Preparing, Ready, Served, and the two ends: Cancelled (before cooking), Voided (after).</summary>
public enum ItemStatus { Held, Queued, Preparing, Ready, Served, Cancelled, Voided }

/// <summary>An order of one party, with the lines that were added later.</summary>
public sealed record Order
{
    /// <summary>
    /// The maximum number of lines of an order: more than a table orders in an evening, and few enough for each message. Splitting a line
    /// does not count.
    /// </summary>
    public const int MaxLines = 500;

    public required string Id { get; init; }

    /// <summary>The number on the slip; see <see cref="OrderNumbers"/>.</summary>
    public required int Number { get; init; }

    /// <summary>The guests who ordered, and their table's waiter, or else the person who placed the order.</summary>
    public required Party Party { get; init; }

    /// <summary>The table where it was ordered, if that was merged into the table of the party since; null: the party's own.</summary>
    public string? OriginTableId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public OrderKind Kind { get; init; }

    /// <summary>Null for guests at a table.</summary>
    public Pickup? Pickup { get; init; }

    /// <summary>When an order without a table was completed or cancelled; null for others, which end with their table session.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Always the <see cref="RollUp"/> of its items, until completed or cancelled.</summary>
    public required OrderStatus Status { get; init; }

    public PaymentState PaymentState { get; init; }

    /// <summary>The rush level; 0: none.</summary>
    public int Rush { get; init; }

    /// <summary>The number of times that items were sent to the kitchen; each wave makes new tickets.</summary>
    public required int Waves { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>The last event that changed it.</summary>
    public required long Seq { get; init; }

    public required ImmutableArray<OrderItem> Items { get; init; }

    /// <summary>The business day and hour it counts for; null for orders from before the restaurant counted by them.</summary>
    public BusinessTime? PlacedOn { get; init; }

    /// <summary>The guests' wish for the whole order, for kitchen and floor.</summary>
    public string? Note { get; init; }

    /// <summary>The price of its active items without comped ones, in minor units, before discounts, service and tax.</summary>
    public long Total => this.Sold().Sum(line => line.Price * (line.Quantity - line.Comped));

    /// <summary>When the last item that is being cooked should be ready; null when none is.</summary>
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

    /// <summary>The guest at the table, if the waiter names one.</summary>
    public int? Seat { get; init; }

    public required ItemStatus Status { get; init; }

    public Preparation Preparation { get; init; } = Preparation.None;

    /// <summary>The line it was split from; the quantities of a group always add up to what was ordered.</summary>
    public string? LineGroupId { get; init; }

    /// <summary>The set menu that it is a dish of; null: ordered by itself, or made again.</summary>
    public SetMenuLine? SetMenu { get; init; }

    /// <summary>The served line that it is made again for, without charge; null for what was ordered.</summary>
    public string? RemakeOf { get; init; }

    /// <summary>Set when it was served and came back. It stays served: history is not rewritten.</summary>
    public ItemReturn? Return { get; init; }

    /// <summary>True if it was voided or returned and can be sold again, so that it is no waste.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Restocked { get; init; }

    /// <summary>The reason why it was cancelled or voided.</summary>
    public string? Reason { get; init; }

    /// <summary>The id that it shares with the lines that were split from the same one.</summary>
    public string Group => LineGroupId ?? Id;

    public bool IsActive => Status is not (ItemStatus.Cancelled or ItemStatus.Voided);

    public bool IsCooking => Status is ItemStatus.Queued or ItemStatus.Preparing;
}

/// <summary>The ordered dish, as the menu had it then. Later changes of the menu change no order.</summary>
public sealed record OrderedDish
{
    public required string MenuItemId { get; init; }

    public required string Name { get; init; }

    /// <summary>
    /// The price of one portion with its modifiers, in minor units; from the menu, never from a client. In a set menu, its part of that.
    /// </summary>
    public required long Price { get; init; }

    /// <summary>What the portion weighs, of a dish by weight; null for others.</summary>
    public PortionWeight? Weight { get; init; }

    /// <summary>
    /// Parts per million. Null, as <see cref="Charges"/>, where the order was stored in version 1: what holds when it is first billed.
    /// </summary>
    public int? TaxRate { get; init; }

    /// <summary>The taxes that add up to <see cref="TaxRate"/>; null: one without a name.</summary>
    public ImmutableArray<NamedTax>? Taxes { get; init; }

    public Charges? Charges { get; init; }

    public required ImmutableArray<ChosenModifier> Modifiers { get; init; }

    public required string Station { get; init; }

    /// <summary>Null: the station's default.</summary>
    public int? PrepMinutes { get; init; }

    /// <summary>Null: the menu declared nothing.</summary>
    public Diet? Diet { get; init; }

    /// <summary>True if its portions were taken from a stock, to which they return when it is cancelled.</summary>
    public bool FromStock { get; init; }
}

/// <summary>The preparation of a line: who cooked and who served it, and when.</summary>
public sealed record Preparation
{
    /// <summary>The preparation of a held line.</summary>
    public static readonly Preparation None = new();

    /// <summary>The ticket it is cooked from; null while held.</summary>
    public string? TicketId { get; init; }

    /// <summary>When it was sent to the kitchen.</summary>
    public DateTimeOffset? FiredAt { get; init; }

    /// <summary>When its ticket should be ready.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public string? ChefId { get; init; }

    public string? ChefName { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? ReadyAt { get; init; }

    public DateTimeOffset? ServedAt { get; init; }

    /// <summary>A staff id.</summary>
    public string? ServedBy { get; init; }

    /// <summary>The number of times that it came back from the pass.</summary>
    public int RecallCount { get; init; }

    /// <summary>True if it became ready without having been started.</summary>
    public bool SkippedStart { get; init; }
}

/// <param name="Price">Already in the dish's price.</param>
public sealed record ChosenModifier(string OptionId, string Name, long Price)
{
    /// <inheritdoc cref="OrderedDish.FromStock"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FromStock { get; init; }

    /// <summary>See <see cref="Menu.ModifierOption.LeavesOut"/>; false where the order was stored before the menu could say so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LeavesOut { get; init; }
}
