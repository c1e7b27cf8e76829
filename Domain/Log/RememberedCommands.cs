using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>A command that took effect, with the range of its events.</summary>
/// <remarks>Its outcome is not stored: it is the state folded to <paramref name="LastSeq"/>, which the log can always give again.</remarks>
public sealed record RememberedCommand(string Id, string Fingerprint, long FirstSeq, long LastSeq, DateTimeOffset At);

/// <summary>The commands of the last 72 hours, and at least the last 5,000, by id.</summary>
public sealed class RememberedCommands
{
    /// <summary>How long a client may be offline and still repeat its commands safely.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(72);

    /// <summary>Kept regardless of age, so that a clock that ran ahead cannot expire recent command ids.</summary>
    public const int MinRemembered = 5000;

    public static readonly RememberedCommands None =
        new(ImmutableDictionary<string, RememberedCommand>.Empty, ImmutableQueue<RememberedCommand>.Empty);

    private readonly ImmutableDictionary<string, RememberedCommand> _byId;
    private readonly ImmutableQueue<RememberedCommand> _oldestFirst;

    private RememberedCommands(ImmutableDictionary<string, RememberedCommand> byId, ImmutableQueue<RememberedCommand> oldestFirst) =>
        (_byId, _oldestFirst) = (byId, oldestFirst);

    public int Count => _byId.Count;

    public RememberedCommand? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Adds a command and drops those beyond the newest 5,000 that are older than the retention.</summary>
    public RememberedCommands Add(RememberedCommand command)
    {
        var (byId, queue) = (_byId.SetItem(command.Id, command), _oldestFirst.Enqueue(command));
        while (byId.Count > MinRemembered && queue.Peek() is var oldest && command.At - oldest.At > Retention)
        {
            queue = queue.Dequeue();
            // The id may have been used again since; then the newer command stays.
            if (ReferenceEquals(byId.GetValueOrDefault(oldest.Id), oldest)) byId = byId.Remove(oldest.Id);
        }
        return new(byId, queue);
    }

    /// <summary>Oldest first, as in a snapshot.</summary>
    public ImmutableArray<RememberedCommand> ToArray() => [.. _oldestFirst];

    public static RememberedCommands From(IEnumerable<RememberedCommand> oldestFirst) =>
        oldestFirst.Aggregate(None, (all, next) => all.Add(next));
}
