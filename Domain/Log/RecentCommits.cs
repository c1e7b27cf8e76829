using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The last commits of one restaurant, for screens that resume and commands that are repeated. Written by the mailbox alone; readers take
/// <see cref="All"/> and keep it. Commits are kept without their payloads: a thousand images would be 128 MB.
/// </summary>
internal sealed class RecentCommits(int capacity)
{
    /// <summary>
    /// The states between are folded again. To keep each would keep all that every command replaced, and the garbage collector would move
    /// it: a fifth of what an order costs where hundreds are open.
    /// </summary>
    private const int CommitsPerState = 32;

    private readonly Queue<Entry> _entries = new();
    private volatile Entry[]? _all;
    private int _untilState;

    /// <param name="Before">The state before the commit, of every so manyth.</param>
    internal sealed record Entry(Restaurant? Before, Commit Commit);

    /// <summary>Oldest first.</summary>
    public ReadOnlySpan<Entry> All
    {
        get
        {
            lock (_entries) return _all ??= [.. _entries];
        }
    }

    public void Add(Restaurant before, Commit commit)
    {
        lock (_entries)
        {
            _entries.Enqueue(new Entry(_untilState == 0 ? before : null, commit.WithoutPayloads()));
            _untilState = (_untilState + 1) % CommitsPerState;
            if (_entries.Count > capacity) _entries.Dequeue();
            _all = null;
        }
    }

    public void Clear()
    {
        lock (_entries)
        {
            _entries.Clear();
            _untilState = 0;
            _all = null;
        }
    }

    /// <summary>The commits that hold events after <paramref name="seq"/>; null when some of them are no longer here.</summary>
    public ImmutableArray<Commit>? After(long seq, long head)
    {
        if (seq >= head) return [];
        var all = All;
        if (all.IsEmpty || all[0].Commit.FirstSeq > seq + 1) return null;
        var found = ImmutableArray.CreateBuilder<Commit>();
        foreach (var entry in all)
            if (entry.Commit.LastSeq > seq) found.Add(entry.Commit);
        return found.ToImmutable();
    }

    /// <summary>The commit that holds this event, and the state before it; null when they are no longer here.</summary>
    public (Restaurant Before, Commit Commit)? Holding(long seq)
    {
        var all = All;
        var at = 0;
        while (at < all.Length && all[at].Commit.LastSeq < seq) at++;
        if (at == all.Length || all[at].Commit.FirstSeq > seq) return null;
        var from = at;
        while (from > 0 && all[from].Before is null) from--;
        if (all[from].Before is not { } state) return null;
        foreach (var entry in all[from..at]) state = state.Apply(entry.Commit);
        return (state, all[at].Commit);
    }
}
