namespace RealtimeRestaurant.Domain.Staff;

/// <summary>
/// Who was last seen when, on whichever node: one row for each restaurant and person. Being connected is no fact of the house: it is in no
/// log, changes no status, and may be forgotten. What fails here fails alone.
/// </summary>
public interface IPresence
{
    /// <summary>
    /// These people are connected now. One write for all of them, however many; it never moves a time back. May be lost: the next
    /// one comes in seconds.
    /// </summary>
    ValueTask RecordAsync(IReadOnlyCollection<StaffPresence> people, DateTimeOffset at, CancellationToken ct);

    /// <summary>Who was seen in these restaurants after <paramref name="since"/>, and when last: one query for all of them.</summary>
    ValueTask<IReadOnlyDictionary<StaffPresence, DateTimeOffset>> ListSinceAsync(
        IReadOnlyCollection<string> restaurantIds, DateTimeOffset since, CancellationToken ct);

    /// <summary>Removes the people who were last seen before <paramref name="before"/>.</summary>
    ValueTask RemoveBeforeAsync(DateTimeOffset before, CancellationToken ct);
}

/// <summary>A person in one of the restaurants where they work.</summary>
public readonly record struct StaffPresence(string RestaurantId, string StaffId);
