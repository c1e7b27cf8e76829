using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// One restaurant as of one event: an immutable record folded from its log. Folding from the first event, or from any
/// snapshot, gives the same state as having lived through it. A reader may hold a state as long as it likes.
/// </summary>
public sealed record Restaurant(string Id)
{
    // No change of the state, only of what is known of it: two who ask at once make the same.
    private Deadlines? _deadlines;

    /// <summary>The history this is a state of; empty while the log is empty.</summary>
    public string Epoch { get; init; } = "";

    /// <summary>The last event folded in.</summary>
    public long Seq { get; init; }

    /// <summary>When each kind of thing was last changed.</summary>
    public Changes Changed { get; init; } = Changes.None;

    /// <summary>When the last commit was made; the next one is never earlier.</summary>
    public DateTimeOffset At { get; init; }

    public Profile? Profile { get; init; }
    public ImmutableDictionary<string, StaffMember> Staff { get; init; } = ImmutableDictionary<string, StaffMember>.Empty;
    public ImmutableDictionary<string, MenuItem> Menu { get; init; } = ImmutableDictionary<string, MenuItem>.Empty;
    public ImmutableDictionary<string, Table> Tables { get; init; } = ImmutableDictionary<string, Table>.Empty;

    /// <summary>
    /// The orders of the sittings that are open now, and those of past ones of which the kitchen has not yet taken note that something
    /// was cancelled; what is over is in the read models.
    /// </summary>
    public ImmutableDictionary<string, Order> Orders { get; init; } = ImmutableDictionary<string, Order>.Empty;

    /// <summary>What the kitchen cooks from, by ticket id.</summary>
    public ImmutableDictionary<string, Ticket> Tickets { get; init; } = ImmutableDictionary<string, Ticket>.Empty;

    /// <summary>The bills of the sittings that are open now, and those of past ones that were recalled for a refund.</summary>
    public ImmutableDictionary<string, Bill> Bills { get; init; } = ImmutableDictionary<string, Bill>.Empty;

    /// <summary>The drawers' shifts that are not closed.</summary>
    public ImmutableDictionary<string, Shift> Shifts { get; init; } = ImmutableDictionary<string, Shift>.Empty;

    /// <summary>The newest <see cref="Notice.Kept"/>, oldest first.</summary>
    public ImmutableList<Notice> Notices { get; init; } = [];

    /// <summary>The number on the last order's slip.</summary>
    public int LastOrderNumber { get; init; }

    /// <summary>The number on the last bill that was issued.</summary>
    public int LastBillNumber { get; init; }

    /// <summary>The business day so far.</summary>
    public Today Today { get; init; } = Today.None;

    /// <summary>Commands of the last 72 hours, so that each counts once.</summary>
    public RememberedCommands Commands { get; init; } = RememberedCommands.None;

    /// <summary>The last event on each stream (names: <see cref="Screens.Streams"/>).</summary>
    public ImmutableDictionary<string, long> Streams { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>Kept up by the fold; made by the first to ask after a snapshot, which does not have it, and kept from then on.</summary>
    internal Deadlines Deadlines
    {
        get => _deadlines ??= Deadlines.Of(this);
        init => _deadlines = value;
    }

    /// <summary>The guests who ordered it still sit there.</summary>
    public bool IsSeated(Order order) => Tables.GetValueOrDefault(order.Party.TableId)?.Session?.Id == order.Party.SessionId;

    public Position Position => new(Epoch, Seq);
}

/// <summary>A point in one history. A seq without its epoch means nothing: after a restore the same number is another event.</summary>
public readonly record struct Position(string Epoch, long Seq);

/// <param name="Currency">ISO 4217, fixed for the restaurant's life.</param>
/// <param name="TimeZone">IANA name, for what people read as hours and days.</param>
public sealed record Profile(string Name, string Currency, string TimeZone, string? Phone)
{
    public RestaurantSettings Settings { get; init; } = RestaurantSettings.Default;
}
