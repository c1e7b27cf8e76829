using System.Diagnostics;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>Commits that arrived before earlier ones: rings of two nodes may overtake each other.</summary>
internal sealed class CommitReorderBuffer
{
    // With a wider gap than this, the log is read anyway.
    private const int Capacity = 64;

    private readonly SortedDictionary<long, (Commit Commit, ActivityContext Trace)> _byFirstSeq = [];

    /// <summary>Adds a commit. False if it is already here.</summary>
    public bool Add(Commit commit, ActivityContext trace) =>
        _byFirstSeq.Count < Capacity && _byFirstSeq.TryAdd(commit.FirstSeq, (commit, trace));

    /// <summary>Takes the commit that follows this position, if it is here. The first commit of any history follows an empty log.</summary>
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

/// <summary>The message that a gap has lasted too long.</summary>
internal sealed class GapTimeout
{
    public static readonly GapTimeout Passed = new();
}
