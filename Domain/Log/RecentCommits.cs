using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The last commits of one restaurant, each with the state it was applied to: for screens that resume and commands that are repeated.
/// Written by the mailbox alone; readers take <see cref="All"/> and keep it. Commits are kept without their payloads: a thousand images
/// would be 128 MB.
/// </summary>
internal sealed class RecentCommits(int capacity)
{
    private readonly Queue<Entry> _entries = new();
    private volatile Entry[]? _all;

    internal sealed record Entry(Restaurant Before, Commit Commit);

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
            _entries.Enqueue(new Entry(before, commit.WithoutPayloads()));
            if (_entries.Count > capacity) _entries.Dequeue();
            _all = null;
        }
    }

    public void Clear()
    {
        lock (_entries)
        {
            _entries.Clear();
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

    /// <summary>The entry whose commit holds this event; null when it is no longer here.</summary>
    public Entry? Holding(long seq)
    {
        foreach (var entry in All)
            if (entry.Commit.FirstSeq <= seq && seq <= entry.Commit.LastSeq) return entry;
        return null;
    }
}
