namespace RealtimeRestaurant.Load;

/// <summary>What is loaded: ours, or the bare hub.</summary>
internal interface ILoadTarget : IAsyncDisposable
{
    string Name { get; }

    /// <summary>The nodes that this tool started; none where they ran already.</summary>
    IReadOnlyList<LoadedNode> Nodes { get; }

    /// <summary>Opens restaurants that can take orders.</summary>
    Task<IReadOnlyList<ITargetRestaurant>> OpenAsync(int count, CancellationToken ct);
}

/// <summary>One restaurant under load.</summary>
internal interface ITargetRestaurant
{
    /// <summary>The hub of the screen with this number; screens take the nodes and hubs in turn.</summary>
    Uri Screen(int index);

    string? Token { get; }

    /// <summary>As JSON.</summary>
    string JoinArgument { get; }

    ShownOrders Shown { get; }

    /// <summary>
    /// The next command of a round: an order placed with a note that says when it was due, then ready, then served. False when refused.
    /// </summary>
    Task<bool> CommandAsync(long due, CancellationToken ct);

    /// <summary>A caller with a connection of its own, who gives one small durable command at each call.</summary>
    Task<Func<CancellationToken, Task<bool>>> CallerAsync(string transport, CancellationToken ct);
}

/// <summary>Counts new orders shown, over all the screens of a restaurant.</summary>
internal sealed class ShownOrders
{
    private long _shown;

    /// <summary>How many screens look.</summary>
    public int Screens { get; set; } = 1;

    /// <summary>Released whenever the screens together have been shown one order more, which is all of them, in a steady state.</summary>
    public SemaphoreSlim Orders { get; } = new(0);

    public void Add()
    {
        if (Interlocked.Increment(ref _shown) % Screens == 0) Orders.Release();
    }
}
