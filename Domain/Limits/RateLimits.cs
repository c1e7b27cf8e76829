namespace RealtimeRestaurant.Domain.Limits;

/// <summary>All limits: section <c>RateLimits</c>. None can be 0: what somebody may never do is a matter of roles.</summary>
public sealed record RateLimits
{
    public bool Enabled { get; init; } = true;

    /// <summary>Requests of an address that has not signed in; its sign-ins and refreshes are counted apart.</summary>
    public Rate General { get; init; } = new(100, TimeSpan.FromMinutes(15));

    /// <summary>
    /// Wrong passwords: of one address, for one account from addresses that it has not signed in from before, and for one account from
    /// each that it has.
    /// </summary>
    public Rate Auth { get; init; } = new(5, TimeSpan.FromMinutes(15));

    /// <summary>Sign-ins of one account with the right password, on all its devices; and as many exchanges of its refresh tokens.</summary>
    public Rate Session { get; init; } = new(300, TimeSpan.FromMinutes(15));

    /// <summary>Payments and refunds of one person on one bill: of any number of bills a busy till takes more.</summary>
    public Rate Payment { get; init; } = new(10, TimeSpan.FromMinutes(1));

    /// <summary>Images that one person puts on the menu.</summary>
    public Rate Upload { get; init; } = new(20, TimeSpan.FromHours(1));

    /// <summary>Lists and reports from the history, of one person.</summary>
    public Rate Search { get; init; } = new(50, TimeSpan.FromMinutes(1));

    /// <summary>Requests and calls on hubs of one person, on all their devices.</summary>
    public Rate User { get; init; } = new(2000, TimeSpan.FromSeconds(10));

    /// <summary>Requests and calls on hubs of a restaurant, all its people together.</summary>
    public Rate Restaurant { get; init; } = new(10_000, TimeSpan.FromSeconds(10));

    /// <summary>Calls on one connection to a hub. Of messages of any kind it may bring twice as many, and ends with one more.</summary>
    public Rate Connection { get; init; } = new(40, TimeSpan.FromSeconds(2));

    /// <summary>Calls that <see cref="Connection"/> refuses; the last of them closes the connection.</summary>
    public Rate Strikes { get; init; } = new(3, TimeSpan.FromMinutes(1));

    /// <summary>Connections to hubs that one person may have at this node.</summary>
    public int ConnectionsPerUser { get; init; } = 100;

    /// <summary>Connections to hubs that one restaurant may have at this node.</summary>
    public int ConnectionsPerRestaurant { get; init; } = 5000;

    /// <summary>Connections of any kind that one address may have at this node; a known proxy is not counted.</summary>
    public int ConnectionsPerAddress { get; init; } = 5000;

    /// <summary>Connections to hubs that this node has at most.</summary>
    public int Connections { get; init; } = 30_000;

    /// <summary>How long a new connection may take to say what it wants: the head of its request, and the first word on a hub.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long after a sign-in by password its address counts as known for that account. Longer than a refresh token lives, so that it
    /// still is when the password is asked for again.
    /// </summary>
    public TimeSpan KnownAddress { get; init; } = TimeSpan.FromDays(60);

    /// <summary>Sentences that say what to set; none when all is well.</summary>
    public IEnumerable<string> Errors()
    {
        foreach (var (name, rate) in Rates())
        {
            if (rate is not { Permits: >= 1 and <= 1_000_000 }) yield return $"Set RateLimits:{name}:Permits to between 1 and 1000000.";
            if (rate is not { Window.Ticks: >= TimeSpan.TicksPerSecond and <= TimeSpan.TicksPerDay }
                || rate.Window.Ticks % TimeSpan.TicksPerSecond != 0)
                yield return $"Set RateLimits:{name}:Window to whole seconds between 00:00:01 and 1.00:00:00.";
        }
        if (ConnectionsPerUser is < 1 or > 1_000_000) yield return "Set RateLimits:ConnectionsPerUser to between 1 and 1000000.";
        if (ConnectionsPerRestaurant is < 1
            or > 1_000_000) yield return "Set RateLimits:ConnectionsPerRestaurant to between 1 and 1000000.";
        if (ConnectionsPerAddress is < 1 or > 1_000_000) yield return "Set RateLimits:ConnectionsPerAddress to between 1 and 1000000.";
        if (Connections is < 1 or > 1_000_000) yield return "Set RateLimits:Connections to between 1 and 1000000.";
        if (Handshake < TimeSpan.FromMilliseconds(100)
            || Handshake > TimeSpan.FromMinutes(1)) yield return "Set RateLimits:Handshake to between 00:00:00.100 and 00:01:00.";
        if (KnownAddress < TimeSpan.FromSeconds(1)
            || KnownAddress > TimeSpan.FromDays(400)) yield return "Set RateLimits:KnownAddress to between 00:00:01 and 400.00:00:00.";
    }

    private (string Name, Rate Rate)[] Rates() =>
    [
        (nameof(General), General), (nameof(Auth), Auth), (nameof(Session), Session), (nameof(Payment), Payment), (nameof(Upload), Upload),
        (nameof(Search), Search),
        (nameof(User), User), (nameof(Restaurant), Restaurant), (nameof(Connection), Connection), (nameof(Strikes), Strikes),
    ];
}
