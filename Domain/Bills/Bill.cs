using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>
/// The status of a bill. Only an open or unpaid issued bill changes with its orders; a paid one is refunded, never voided.
/// </summary>
public enum BillStatus { Open, Issued, PartiallyPaid, Paid, PartiallyRefunded, Refunded, Void }

/// <summary>The bill of one party, or of a part of it. All amounts are in minor units of the restaurant's currency.</summary>
public sealed record Bill
{
    public required string Id { get; init; }

    /// <summary>The number on the printed bill; null until it is first issued.</summary>
    public int? Number { get; init; }

    /// <summary>The guests who pay it, and their table's waiter, for whom the bill counts.</summary>
    public required Party Party { get; init; }

    public required BillStatus Status { get; init; }

    /// <summary>Increases with every change of lines or discounts; a payment sends the revision that the guests saw.</summary>
    public required int Revision { get; init; }

    /// <summary>The orders whose lines it takes; empty: all of the table session.</summary>
    public ImmutableArray<string> OrderIds { get; init; } = [];

    /// <summary>
    /// True if new lines of its orders come onto it, until a payment. A part that was split off does not follow its orders.
    /// </summary>
    public bool Follows { get; init; }

    /// <summary>
    /// The bill that the split began with, which this one is a part of. Null: it is no part, or was split off in version 1.
    /// </summary>
    public string? SplitFrom { get; init; }

    public required ImmutableArray<BillLine> Lines { get; init; }

    /// <summary>The discount of the whole bill, besides those of its lines.</summary>
    public Discount? Discount { get; init; }

    /// <summary>Why there is no service charge on it; null: there is one, as the rules of each line say.</summary>
    public ServiceWaiver? ServiceWaiver { get; init; }

    /// <summary>The rounding difference of a split, so that the parts add up to the whole. It goes with the split.</summary>
    public long Adjustment { get; init; }

    public BillTotals Totals { get; init; } = BillTotals.Zero;

    /// <summary>The shares into which the payment is divided; empty: not divided. They add up to the amount that was due then.</summary>
    public ImmutableArray<Share> Shares { get; init; } = [];

    public ImmutableArray<Payment> Payments { get; init; } = [];

    /// <summary>
    /// How many of the first payments were given back before the bill was reopened and paid again; what is paid and refunded since counts
    /// by itself.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int PaymentsBefore { get; init; }

    /// <summary>The payments that wait for a terminal, in the order in which they were started.</summary>
    public ImmutableArray<PendingPayment> Pending { get; init; } = [];

    public required BillTimes Times { get; init; }

    /// <summary>The reason why it was voided.</summary>
    public string? Reason { get; init; }

    /// <summary>The last event that changed it.</summary>
    public required long Seq { get; init; }

    /// <summary>The amount of the total that was paid and not refunded.</summary>
    public long Applied => Payments.Sum(payment => payment.StillApplied);

    /// <summary>The amount that is still to be paid. A bill that was once paid in full has none, whatever is refunded.</summary>
    public long Due => IsSettled || Status == BillStatus.Void ? 0 : Totals.Total - Applied;

    /// <summary>The part of <see cref="Due"/> that no pending payment has reserved.</summary>
    public long Payable => Due - Pending.Sum(pending => pending.Amount);

    /// <summary>What is left of a share, without what pending payments have reserved.</summary>
    public long PayableOf(Share share) =>
        share.Amount - share.Paid - Pending.Where(pending => pending.Share == share.Number).Sum(pending => pending.Amount);

    /// <summary>True if it was paid in full at some time.</summary>
    public bool IsSettled => Status.IsSettled();

    /// <summary>True if it has been issued.</summary>
    public bool IsIssued => Status is not (BillStatus.Open or BillStatus.Void);

    /// <summary>True while its lines and discounts may change: nothing was paid, and no payment is pending.</summary>
    public bool IsRevisable => Status is BillStatus.Open or BillStatus.Issued && Applied == 0 && Pending.IsEmpty;

    public Payment? Payment(string paymentId) => Payments.FirstOrDefault(payment => payment.Id == paymentId);
}

/// <summary>The times of a bill.</summary>
/// <param name="IssuedAt">When it was first issued.</param>
/// <param name="PaidAt">When the last of it was paid.</param>
/// <param name="PaidOn">The business day that it counts for: when the last of it was paid.</param>
/// <param name="UnarchivedAt">When it came back for a refund or a correction after its table session was over, or when the last of these
/// was made since; null while the session goes on.</param>
public sealed record BillTimes(
    DateTimeOffset CreatedAt, DateTimeOffset? IssuedAt = null, DateTimeOffset? PaidAt = null, BusinessTime? PaidOn = null,
    DateTimeOffset? UnarchivedAt = null);

public static class BillStatuses
{
    /// <summary>True if the bill was paid in full at some time; refunds leave it settled.</summary>
    public static bool IsSettled(this BillStatus status) =>
        status is BillStatus.Paid or BillStatus.PartiallyRefunded or BillStatus.Refunded;
}

/// <summary>One line of a bill: an order line, a part of its quantity, or a part of one portion.</summary>
public sealed record BillLine
{
    public required string OrderId { get; init; }

    public required int OrderNumber { get; init; }

    /// <summary>The line of the order; of lines that were split for the kitchen, the first: they are paid as one.</summary>
    public required string ItemId { get; init; }

    public required string MenuItemId { get; init; }

    public required string Name { get; init; }

    /// <summary>
    /// The portions that count for it. One that several bills share counts for one of them alone, and <see cref="Shared"/> corrects it.
    /// </summary>
    public required int Quantity { get; init; }

    /// <summary>
    /// In units of <see cref="PortionPart.Portion"/>: above 0 what it has of a portion that counts elsewhere, below 0 what others have of
    /// its own. All bills of the line together have 0.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Shared { get; init; }

    /// <summary>The price of <see cref="Shared"/>. All bills of the line together have 0, so no part of a price is lost.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long SharedPrice { get; init; }

    /// <summary>The price of one portion, with its options.</summary>
    public required long Price { get; init; }

    /// <summary>What the portion weighs, of a dish by weight; null for others.</summary>
    public PortionWeight? Weight { get; init; }

    /// <summary>Parts per million; 0 of a set menu, whose <see cref="Dishes"/> have theirs.</summary>
    public required int TaxRate { get; init; }

    /// <summary>The taxes that add up to <see cref="TaxRate"/>; null: one without a name.</summary>
    public ImmutableArray<NamedTax>? Taxes { get; init; }

    /// <summary>The dishes of a set menu, whose prices add up to <see cref="Price"/>; null for any other dish.</summary>
    public ImmutableArray<BillLineDish>? Dishes { get; init; }

    /// <summary>
    /// The options that change the price, each as often as a portion has it; null: none, or a set menu, whose dishes have theirs, or a line
    /// from before bills had them.
    /// </summary>
    public ImmutableArray<BillLineExtra>? Extras { get; init; }

    /// <summary>The rules of when it was ordered; null where it was stored in version 1: those that hold when it is calculated.</summary>
    public Charges? Charges { get; init; }

    public int? Seat { get; init; }

    public Discount? Discount { get; init; }

    /// <summary>The portions that came back and are free: a discount of 100 %, before every other one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Comped { get; init; }

    /// <summary>Why they are free; of several reasons the last.</summary>
    public string? CompReason { get; init; }

    /// <summary>The price of all that it has.</summary>
    public long Gross { get; init; }

    /// <summary>Its comped portions, its own discount and its part of the bill's.</summary>
    public long Off { get; init; }

    /// <summary>Gross − Off.</summary>
    public long Net { get; init; }

    /// <summary>All that it has, in units of <see cref="PortionPart.Portion"/>.</summary>
    public long Units => ((long)Quantity * PortionPart.Portion) + Shared;

    public int WholePortions => (int)(Units / PortionPart.Portion);

    /// <summary>What it has of one more portion; null: whole portions alone.</summary>
    public PortionPart? Part => PortionPart.Beyond(Units);

    public int ChargedQuantity => Quantity - Comped;

    /// <summary>What is to be paid, in units of <see cref="PortionPart.Portion"/>.</summary>
    public long ChargedUnits => Units - ((long)Comped * PortionPart.Portion);

    /// <summary>The price of that, before discounts.</summary>
    public long Charge => PriceOf(ChargedQuantity);

    // Several parts that were rounded up may cost more than the portions of which one bill has the rest.
    internal long PriceOf(int quantity) => Math.Max(0, (Price * quantity) + SharedPrice);
}

/// <summary>A dish of a set menu on a bill.</summary>
/// <param name="Price">Its part of the price of one portion of the menu: it bears as much of the net, which is taxed at its rate.</param>
/// <param name="Extra">What its surcharge and options added to the menu's price.</param>
/// <param name="TaxRate">Parts per million.</param>
/// <param name="Taxes">The taxes that add up to the rate; null: one without a name.</param>
public sealed record BillLineDish(string Name, long Price, long Extra, int TaxRate, ImmutableArray<NamedTax>? Taxes);

/// <summary>An option of a dish on a bill.</summary>
/// <param name="Price">Already in the price of the portion; negative for what the guest goes without.</param>
public sealed record BillLineExtra(string Name, long Price);

/// <summary>Either a part (parts per million) or an amount; of an amount never more than there is.</summary>
/// <param name="By">The staff id of who gave it.</param>
/// <param name="Limit">The part (per million) that all discounts given without a manager may take off together; null: a manager gave it, or
/// it was stored in version 1.</param>
public sealed record Discount(int? Rate, long? Amount, string Reason, string By, int? Limit = null);

/// <param name="By">The staff id of who took the service charge off.</param>
public sealed record ServiceWaiver(string Reason, string By);

/// <param name="Net">Gross − Discount.</param>
/// <param name="Tax">The tax of all groups: within the prices, or on top of them.</param>
/// <param name="Total">The amount to pay, without tips and cash rounding.</param>
public sealed record BillTotals(long Gross, long Discount, long Net, long Service, long Tax, ImmutableArray<TaxGroup> Taxes, long Total)
{
    public static readonly BillTotals Zero = new(0, 0, 0, 0, 0, [], 0);
}

/// <summary>Tax is calculated once per name and rate; what is within prices apart from what is on top of them.</summary>
/// <param name="Base">The amount that is taxed; without its taxes if prices include them.</param>
public sealed record TaxGroup(int Rate, long Base, long Tax)
{
    /// <summary>Null: a tax without a name.</summary>
    public string? Name { get; init; }
}

/// <summary>One person's part of the payment.</summary>
/// <param name="Number">From 1.</param>
public sealed record Share(int Number, long Amount, long Paid);
