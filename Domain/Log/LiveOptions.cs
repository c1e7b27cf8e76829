using RealtimeRestaurant.Domain.Options;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>Options of how this node follows the logs. Section <c>Live</c>.</summary>
public sealed record LiveOptions
{
    /// <summary>How often the node asks the store for the heads of its restaurants, in case a doorbell did not ring.</summary>
    [Bounds("00:00:00.010", "00:01:00")]
    public TimeSpan HeadPoll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long after it last caught up with its log a restaurant counts as current. After that its screens get no beacon, and connect to
    /// another node.
    /// </summary>
    [Bounds("00:00:00.010", "01:00:00"), MoreThan(nameof(HeadPoll))]
    public TimeSpan CurrentFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a ring that skips a seq waits for the missing ones before the node reads the log.</summary>
    [Bounds("00:00:00", "00:01:00")]
    public TimeSpan GapPatience { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long an append may stay in doubt before its callers get <c>outcomeUnknown</c>.</summary>
    [Bounds("00:00:00.010", "00:05:00")]
    public TimeSpan AppendPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a command is decided again because another node appended first, before it is refused as <c>busy</c>.</summary>
    [Bounds(1, 10_000)]
    public int AppendTries { get; init; } = 20;

    /// <summary>
    /// Commands and rings that may wait for one restaurant. One command more is refused as <c>busy</c>; one ring more is dropped, and the
    /// head poll finds its commit.
    /// </summary>
    [Bounds(1, 1_000_000)]
    public int MailboxCapacity { get; init; } = 1024;

    /// <summary>Commands that may become one commit.</summary>
    [Bounds(1, 10_000)]
    public int CommandsPerCommit { get; init; } = 64;

    /// <summary>Commits kept in memory for screens that resume and for commands that are repeated.</summary>
    [Bounds(0, 1_000_000)]
    public int RecentCommits { get; init; } = 1000;

    /// <summary>How long a restaurant without screens and commands stays in memory; the next request loads it again.</summary>
    [Bounds("00:00:01", "365.00:00:00")]
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The least number of commits between snapshots, so that a restaurant loads in one read and a short tail. One that holds much is saved
    /// less often.
    /// </summary>
    [Bounds(1, 1_000_000)]
    public int CommitsPerSnapshot { get; init; } = 300;
}
