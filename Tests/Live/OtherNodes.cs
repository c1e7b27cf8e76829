using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>What the nodes that are not there have written down; and a store that may be away.</summary>
internal sealed class OtherNodes : IPresence
{
    private int _failed;

    public bool Away { get; set; }

    public int Failed => _failed;

    public Dictionary<StaffPresence, DateTimeOffset> Seen { get; } = [];

    public ValueTask RecordAsync(IReadOnlyCollection<StaffPresence> people, DateTimeOffset at, CancellationToken ct)
    {
        Answer(people);
        return default;
    }

    public ValueTask<IReadOnlyDictionary<StaffPresence, DateTimeOffset>> ListSinceAsync(
        IReadOnlyCollection<string> restaurantIds, DateTimeOffset since, CancellationToken ct) =>
        ValueTask.FromResult(Answer<IReadOnlyDictionary<StaffPresence, DateTimeOffset>>(Seen));

    public ValueTask RemoveBeforeAsync(DateTimeOffset before, CancellationToken ct) => default;

    private T Answer<T>(T answer)
    {
        if (!Away) return answer;
        Interlocked.Increment(ref _failed);
        throw new StoreUnavailableException("It is away.");
    }
}
