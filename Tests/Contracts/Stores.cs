using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>A store as one node has it open.</summary>
public sealed record Stores(
    ICommitLog Log, ISnapshots Snapshots, IReadModels ReadModels, IHistory History, IAnalytics Analytics, IAccounts Accounts,
    IRefreshTokens Tokens, IPresence Presence, IAsyncDisposable Opened) : IAsyncDisposable
{
    /// <summary>Another port of the store.</summary>
    public T Part<T>() where T : class => ((IServiceProvider)Opened).GetRequiredService<T>();

    /// <summary>Waits until the read models show what this node has appended, or could not be written.</summary>
    public Task FlushAsync() => Eventually.True(async () => await ReadModels.FlushAsync(CancellationToken.None));

    public ValueTask DisposeAsync() => Opened.DisposeAsync();
}

/// <summary>
/// What a store's contract is tested on: an empty store of the test's own, which may be opened again and by several nodes at once.
/// </summary>
public abstract class StoreContract : IAsyncLifetime
{
    private readonly List<Stores> _opened = [];

    /// <summary>Opens the store of this test, which stays the same however often it is opened.</summary>
    protected abstract Task<Stores> OpenAsync();

    /// <summary>Takes the store away after the test.</summary>
    protected abstract Task RemoveAsync();

    protected Stores Store { get; private set; } = null!;

    protected async Task<Stores> OpenOnAnotherNodeAsync()
    {
        var another = await OpenAsync();
        _opened.Add(another);
        return another;
    }

    protected async Task ReopenAsync()
    {
        _opened.Remove(Store);
        await Store.DisposeAsync();
        Store = await OpenOnAnotherNodeAsync();
    }

    public async Task InitializeAsync() => Store = await OpenOnAnotherNodeAsync();

    public virtual async Task DisposeAsync()
    {
        foreach (var opened in _opened) await opened.DisposeAsync();
        await RemoveAsync();
    }
}
