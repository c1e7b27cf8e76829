using RealtimeRestaurant.Domain.Options;

namespace RealtimeRestaurant.Domain.Limits;

/// <summary>All limits. Section <c>RateLimits</c>. None can be 0: what a user may not do at all is a matter of roles.</summary>
public sealed record RateLimits
{
    public bool Enabled { get; init; } = true;

    /// <summary>Requests from one address without a signed-in user. Sign-ins and refreshes are counted separately.</summary>
    [Group]
    public Rate General { get; init; } = new(100, TimeSpan.FromMinutes(15));

    /// <summary>
    /// Wrong passwords: from one address, for one account from all addresses it has not signed in from before, and for one account from
    /// each address it has signed in from.
    /// </summary>
    [Group]
    public Rate Auth { get; init; } = new(5, TimeSpan.FromMinutes(15));

    /// <summary>Sign-ins of one account with the right password, on all its devices; and as many refreshes.</summary>
    [Group]
    public Rate Session { get; init; } = new(300, TimeSpan.FromMinutes(15));

    /// <summary>Payments and refunds by one user on one bill. On all bills together a busy cashier makes more.</summary>
    [Group]
    public Rate Payment { get; init; } = new(10, TimeSpan.FromMinutes(1));

    /// <summary>Menu images uploaded by one user.</summary>
    [Group]
    public Rate Upload { get; init; } = new(20, TimeSpan.FromHours(1));

    /// <summary>Lists and reports from the history, for one user.</summary>
    [Group]
    public Rate Search { get; init; } = new(50, TimeSpan.FromMinutes(1));

    /// <summary>Requests and hub calls of one user, on all their devices.</summary>
    [Group]
    public Rate User { get; init; } = new(2000, TimeSpan.FromSeconds(10));

    /// <summary>Requests and hub calls of one restaurant, all its users together.</summary>
    [Group]
    public Rate Restaurant { get; init; } = new(10_000, TimeSpan.FromSeconds(10));

    /// <summary>Calls on one hub connection. It may send twice as many messages of any kind, and is closed at one more.</summary>
    [Group]
    public Rate Connection { get; init; } = new(40, TimeSpan.FromSeconds(2));

    /// <summary>Calls refused by <see cref="Connection"/>; the last of them closes the connection.</summary>
    [Group]
    public Rate Strikes { get; init; } = new(3, TimeSpan.FromMinutes(1));

    /// <summary>Hub connections of one user at this node.</summary>
    [Bounds(1, 1_000_000)]
    public int ConnectionsPerUser { get; init; } = 100;

    /// <summary>Hub connections of one restaurant at this node.</summary>
    [Bounds(1, 1_000_000)]
    public int ConnectionsPerRestaurant { get; init; } = 5000;

    /// <summary>Connections of any kind from one address to this node. A known proxy is not counted.</summary>
    [Bounds(1, 1_000_000)]
    public int ConnectionsPerAddress { get; init; } = 5000;

    /// <summary>Hub connections of this node.</summary>
    [Bounds(1, 1_000_000)]
    public int Connections { get; init; } = 30_000;

    /// <summary>How long a new connection may take to send the head of its request, or its first message on a hub.</summary>
    [Bounds("00:00:00.100", "00:01:00")]
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long after a sign-in by password its address counts as known for that account. Longer than a refresh token lasts, so that the
    /// address is still known when the client has to ask for the password again.
    /// </summary>
    [Bounds("00:00:01", "400.00:00:00")]
    public TimeSpan KnownAddress { get; init; } = TimeSpan.FromDays(60);
}
