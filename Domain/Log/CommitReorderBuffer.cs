using System.Diagnostics;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>Commits that were heard of before the ones between: two nodes' rings overtake each other without any fault.</summary>
internal sealed class CommitReorderBuffer
{
    // Beyond this it is no small reordering, and the log is read anyway.
    private const int Capacity = 64;

    private readonly SortedDictionary<long, (Commit Commit, ActivityContext Trace)> _byFirstSeq = [];

    /// <summary>True when it was not here yet.</summary>
    public bool Add(Commit commit, ActivityContext trace) =>
        _byFirstSeq.Count < Capacity && _byFirstSeq.TryAdd(commit.FirstSeq, (commit, trace));

    /// <summary>
    /// Takes the commit that follows on this position, if it is here. An empty log is continued by any history's first commit.
    /// </summary>
    public (Commit Commit, ActivityContext Trace)? TakeNext(Position position)
    {
        DropUpTo(position.Seq);
        return _byFirstSeq.Remove(position.Seq + 1, out var next) && (position.Seq == 0 || next.Commit.Epoch == position.Epoch)
            ? next : null;
    }

    public bool AnyBeyond(long seq)
    {
        DropUpTo(seq);
        return _byFirstSeq.Count > 0;
    }

    public void DropUpTo(long seq)
    {
        while (_byFirstSeq.Count > 0 && _byFirstSeq.Keys.First() is var first && first <= seq) _byFirstSeq.Remove(first);
    }
}

/// <summary>The ones between had their time.</summary>
internal sealed class GapTimeout
{
    public static readonly GapTimeout Passed = new();
}
