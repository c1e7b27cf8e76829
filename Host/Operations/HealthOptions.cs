namespace RealtimeRestaurant.Host.Operations;

/// <summary>From where on a part counts as degraded. Section <c>Health</c>.</summary>
internal sealed record HealthOptions
{
    /// <summary>A look at all parts answers whoever asks within so long.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a part may take before it counts as away.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The disk with the data is nearly full when fewer bytes are free.</summary>
    public long FreeDisk { get; init; } = 512 * 1024 * 1024;

    /// <summary>The share of the memory there is for it that the process may use.</summary>
    public double Memory { get; init; } = 0.9;

    /// <summary>How long ago every restaurant must have been level with its log.</summary>
    public TimeSpan FollowerLag { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How old the newest backup may be, where there is a schedule. It makes one a day.</summary>
    public TimeSpan BackupAge { get; init; } = TimeSpan.FromDays(2);

    /// <summary>Sentences that say what to set; none when all is well.</summary>
    public IEnumerable<string> Errors()
    {
        if (KeepFor < TimeSpan.Zero || KeepFor > TimeSpan.FromMinutes(1)) yield return "Set Health:KeepFor to between 00:00:00 and 00:01:00.";
        if (Patience < TimeSpan.FromMilliseconds(50) || Patience > TimeSpan.FromMinutes(1)) yield return "Set Health:Patience to between 00:00:00.050 and 00:01:00.";
        if (FreeDisk < 0) yield return "Set Health:FreeDisk to 0 or more bytes.";
        if (Memory is not (> 0 and <= 10)) yield return "Set Health:Memory to more than 0 and at most 10.";
        if (FollowerLag < TimeSpan.FromMilliseconds(100) || FollowerLag > TimeSpan.FromHours(1)) yield return "Set Health:FollowerLag to between 00:00:00.100 and 01:00:00.";
        if (BackupAge < TimeSpan.FromDays(1) || BackupAge > TimeSpan.FromDays(365)) yield return "Set Health:BackupAge to between 1.00:00:00 and 365.00:00:00.";
    }
}
