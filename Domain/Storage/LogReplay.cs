using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Storage;

/// <summary>Folds a log from its first commit, to restore or to verify it.</summary>
public sealed class LogReplay(string restaurantId)
{
    private ChangeCollector _changes = new();

    /// <summary>The state after the last commit.</summary>
    public Restaurant State { get; private set; } = new(restaurantId);

    /// <exception cref="InvalidDataException">The commit does not follow on what was added before: a hole, another history, a time that
    /// runs backwards.</exception>
    public void Add(Commit commit)
    {
        if (Fault(commit) is { } fault)
            throw new InvalidDataException($"The log of {State.Id} is broken at event {commit.FirstSeq}: {fault}.");
        State = State.Apply(commit, commit.LastSeq, _changes);
    }

    /// <summary>The entities that changed since the last call, in their final state.</summary>
    public ChangedEntities TakeChangedEntities()
    {
        var entities = _changes.ChangedEntities;
        _changes = new();
        return entities;
    }

    private string? Fault(Commit commit)
    {
        if (commit.RestaurantId != State.Id) return $"it is of {commit.RestaurantId}";
        if (commit.FirstSeq != State.Seq + 1) return $"it should be {State.Seq + 1}";
        if (State.Seq > 0 && commit.Epoch != State.Epoch) return "it is of another history";
        if (commit.At < State.At) return "it is earlier than the one before";
        return commit.Events.IsEmpty || commit.Commands.Sum(command => command.Events) != commit.Events.Length
            ? "its events are not those of its commands" : null;
    }
}
