namespace RealtimeRestaurant.Domain.Staff;

/// <summary>
/// When each member of staff was last connected to any node: one row for each restaurant and person. Presence is not part of the
/// restaurant's state: it is not logged and may be lost. Failures here affect nothing else.
/// </summary>
public interface IPresence
{
    /// <summary>
    /// Records that these people are connected now. One write for all of them; it never moves a time back. It may be lost: the next one
    /// comes in seconds.
    /// </summary>
    ValueTask RecordAsync(IReadOnlyCollection<StaffPresence> people, DateTimeOffset at, CancellationToken ct);

    /// <summary>The people seen in these restaurants after <paramref name="since"/>, each with the last time: one query for all.</summary>
    ValueTask<IReadOnlyDictionary<StaffPresence, DateTimeOffset>> ListSinceAsync(
        IReadOnlyCollection<string> restaurantIds, DateTimeOffset since, CancellationToken ct);

    /// <summary>Removes the people who were last seen before <paramref name="before"/>.</summary>
    ValueTask RemoveBeforeAsync(DateTimeOffset before, CancellationToken ct);
}

/// <summary>A person in one of the restaurants where they work.</summary>
public readonly record struct StaffPresence(string RestaurantId, string StaffId);
