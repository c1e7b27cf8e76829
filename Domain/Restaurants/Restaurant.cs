using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// One restaurant as of one event: an immutable record folded from its log. Folding from the first event, or from any snapshot, gives the
/// same state. A reader may hold a state as long as it likes.
/// </summary>
public sealed record Restaurant(string Id)
{
    // Lazily computed caches; concurrent readers compute equal values.
    private Deadlines? _deadlines;
    private SessionIndex? _sessions;

    /// <summary>The id of the log's history; empty while the log is empty.</summary>
    public string Epoch { get; init; } = "";

    /// <summary>The last event folded in.</summary>
    public long Seq { get; init; }

    /// <summary>The last event that changed each kind of entity.</summary>
    public Changes Changed { get; init; } = Changes.None;

    /// <summary>The time of the last commit in the log; the next one is never earlier.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The time of the last decision: earlier than <see cref="At"/> if a clock was ahead before.</summary>
    public DateTimeOffset DecidedAt { get; init; }

    public Profile? Profile { get; init; }
    public ImmutableDictionary<string, StaffMember> Staff { get; init; } = ImmutableDictionary<string, StaffMember>.Empty;

    /// <summary>The open timecards, and those of the last <see cref="Timecard.DaysHeld"/> days, as they began.</summary>
    public ImmutableList<Timecard> Timecards { get; init; } = [];

    public ImmutableDictionary<string, MenuItem> Menu { get; init; } = ImmutableDictionary<string, MenuItem>.Empty;

    /// <summary>The categories of the menu, in its order. Each dish is in exactly one.</summary>
    public ImmutableList<MenuCategory> Categories { get; init; } = [];

    /// <summary>Null while no dish has had a schedule.</summary>
    public ScheduleTurn? ScheduleTurn { get; init; }

    public ImmutableDictionary<string, Table> Tables { get; init; } = ImmutableDictionary<string, Table>.Empty;

    /// <summary>
    /// The orders of open table sessions, and of past ones with a cancelled ticket that the kitchen has not acknowledged; those without a
    /// table, until a while after they are over. Older orders are in the read models.
    /// </summary>
    public ImmutableDictionary<string, Order> Orders { get; init; } = ImmutableDictionary<string, Order>.Empty;

    /// <summary>The kitchen's tickets, by id.</summary>
    public ImmutableDictionary<string, Ticket> Tickets { get; init; } = ImmutableDictionary<string, Ticket>.Empty;

    /// <summary>The bills of open table sessions, and those of past ones that were unarchived for a refund.</summary>
    public ImmutableDictionary<string, Bill> Bills { get; init; } = ImmutableDictionary<string, Bill>.Empty;

    /// <summary>The shifts that are not closed.</summary>
    public ImmutableDictionary<string, Shift> Shifts { get; init; } = ImmutableDictionary<string, Shift>.Empty;

    /// <summary>The reservations to come. Past ones are in the read models.</summary>
    public ImmutableDictionary<string, Reservation> Reservations { get; init; } = ImmutableDictionary<string, Reservation>.Empty;

    /// <summary>The newest <see cref="Notice.MaxStored"/>, oldest first.</summary>
    public ImmutableList<Notice> Notices { get; init; } = [];

    /// <summary>The highest number of an order so far.</summary>
    public int LastOrderNumber { get; init; }

    /// <summary>The highest number of an order of each of the last business days.</summary>
    public ImmutableSortedDictionary<DateOnly, int> LastOrderNumbers { get; init; } = ImmutableSortedDictionary<DateOnly, int>.Empty;

    /// <summary>The number on the last bill that was issued.</summary>
    public int LastBillNumber { get; init; }

    /// <summary>The business day so far.</summary>
    public Today Today { get; init; } = Today.None;

    /// <summary>Commands of the last 72 hours, so that each counts once.</summary>
    public RememberedCommands Commands { get; init; } = RememberedCommands.None;

    /// <summary>The last event on each stream (names: <see cref="Screens.Streams"/>).</summary>
    public ImmutableDictionary<string, long> Streams { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>Roughly how many entities it holds, in orders and the like; ten remembered commands are as large as one.</summary>
    internal int Size => Staff.Count + Timecards.Count + Menu.Count + Tables.Count + Orders.Count + Tickets.Count + Bills.Count
        + Reservations.Count + Notices.Count + (Commands.Count / 10);

    /// <summary>Maintained by the fold. A snapshot does not contain it, so the first reader after loading one computes it.</summary>
    internal Deadlines Deadlines
    {
        get => _deadlines ??= Deadlines.Of(this);
        init => _deadlines = value;
    }

    /// <inheritdoc cref="Deadlines"/>
    internal SessionIndex Sessions
    {
        get => _sessions ??= SessionIndex.Of(this);
        init => _sessions = value;
    }

    /// <summary>The orders of a table session, oldest first.</summary>
    public ImmutableArray<Order> OrdersOf(string sessionId) => [.. Sessions.At(sessionId).Orders.Select(key => Orders[key.Id])];

    /// <summary>The next reservation of a table; null: none.</summary>
    public Reservation? NextReservation(string tableId) =>
        Reservations.Values.Where(reservation => reservation.TableIds.Contains(tableId)).MinBy(reservation => reservation.At);

    /// <summary>True while the guests who ordered it are at the table; without a table, until it is completed or cancelled.</summary>
    public bool IsOnFloor(Order order) => order.Party.TableId is { } tableId
        ? Tables.GetValueOrDefault(tableId)?.Session?.Id == order.Party.SessionId : !order.IsClosed;

    public MenuCategory? Category(string categoryId) => Categories.Find(category => category.Id == categoryId);

    /// <summary>The category of a dish on the menu.</summary>
    public MenuCategory CategoryOf(MenuItem dish) => Categories.Find(category => category.Name == dish.Category)!;

    public Position Position => new(Epoch, Seq);
}

/// <summary>A point in one history. A seq without its epoch means nothing: after a restore the same number is another event.</summary>
public readonly record struct Position(string Epoch, long Seq);

/// <param name="Currency">ISO 4217, fixed for the restaurant's life.</param>
/// <param name="TimeZone">IANA name; it decides local hours and days.</param>
public sealed record Profile(string Name, string Currency, string TimeZone, string? Phone)
{
    public RestaurantSettings Settings { get; init; } = RestaurantSettings.Default;
}
