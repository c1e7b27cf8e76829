namespace RealtimeRestaurant.Domain.Log;

/// <summary>How this node follows the logs.</summary>
public sealed record LiveOptions
{
    /// <summary>How often to ask where the logs are, in case a ring was lost, and to let time pass.</summary>
    public TimeSpan HeadPoll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long after it was last level with its log a restaurant still counts as current; beyond it screens get no beacon, and go
    /// elsewhere.
    /// </summary>
    public TimeSpan CurrentFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a ring from beyond the next seq may wait for the ones between before the log is read.</summary>
    public TimeSpan GapPatience { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long an append may stay in doubt before callers are told outcomeUnknown.</summary>
    public TimeSpan AppendPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a command is decided again because another node was first, before it is refused as busy.</summary>
    public int AppendTries { get; init; } = 20;

    /// <summary>
    /// Commands and rings that may wait for one restaurant. One command more is refused as busy; one ring more is dropped, and found by
    /// the head poll.
    /// </summary>
    public int MailboxCapacity { get; init; } = 1024;

    /// <summary>Commands that may become one commit.</summary>
    public int CommandsPerCommit { get; init; } = 64;

    /// <summary>Commits kept in memory for screens that come back and commands that are repeated.</summary>
    public int RecentCommits { get; init; } = 1000;

    /// <summary>A restaurant without screens and commands for this long is unloaded; the next request loads it again.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Commits between snapshots, so that a cold restaurant loads in one read and a short tail.</summary>
    public int CommitsPerSnapshot { get; init; } = 300;

    /// <summary>Sentences that say what to set; none when all is well.</summary>
    public IEnumerable<string> Errors()
    {
        if (HeadPoll < TimeSpan.FromMilliseconds(10)
            || HeadPoll > TimeSpan.FromMinutes(1)) yield return "Set Live:HeadPoll to between 00:00:00.010 and 00:01:00.";
        if (CurrentFor <= HeadPoll
            || CurrentFor > TimeSpan.FromHours(1)) yield return "Set Live:CurrentFor to between Live:HeadPoll and 01:00:00.";
        if (GapPatience < TimeSpan.Zero
            || GapPatience > TimeSpan.FromMinutes(1)) yield return "Set Live:GapPatience to between 00:00:00 and 00:01:00.";
        if (AppendPatience < TimeSpan.FromMilliseconds(10)
            || AppendPatience > TimeSpan.FromMinutes(5)) yield return "Set Live:AppendPatience to between 00:00:00.010 and 00:05:00.";
        if (AppendTries is < 1 or > 10_000) yield return "Set Live:AppendTries to between 1 and 10000.";
        if (MailboxCapacity is < 1 or > 1_000_000) yield return "Set Live:MailboxCapacity to between 1 and 1000000.";
        if (CommandsPerCommit is < 1 or > 10_000) yield return "Set Live:CommandsPerCommit to between 1 and 10000.";
        if (RecentCommits is < 0 or > 1_000_000) yield return "Set Live:RecentCommits to between 0 and 1000000.";
        if (IdleAfter < TimeSpan.FromSeconds(1)
            || IdleAfter > TimeSpan.FromDays(365)) yield return "Set Live:IdleAfter to between 00:00:01 and 365.00:00:00.";
        if (CommitsPerSnapshot is < 1 or > 1_000_000) yield return "Set Live:CommitsPerSnapshot to between 1 and 1000000.";
    }
}
