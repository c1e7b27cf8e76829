using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// Moves the positions up to which the read models show the logs. A position moves over what this node has written only when nothing before
/// it is missing, which another node may still have to write. Used by one caller at a time.
/// </summary>
internal sealed class ReadModelPositions(Database database, TimeProvider clock)
{
    /// <summary>
    /// A node that died is replaced within seconds by one that moves the position. A position that is still behind after this time belongs
    /// to a log that was removed or restored, and would be asked about for ever.
    /// </summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private const int MostRanges = 256;

    // For each restaurant the ranges of events that are written while the position is still before them, in order.
    private readonly Dictionary<string, List<Range>> _written = [];

    private sealed record Range(string Epoch, long From, long To, long NotedAt);

    public static BsonDocument Forward(long upTo) => new("$max", new BsonDocument("projected", upTo));

    /// <summary>Moves a position over what is written, where nothing before it is missing.</summary>
    public static UpdateOneModel<BsonDocument> Move(string restaurantId, (long From, long To) range) => new(
        new BsonDocument { { "_id", restaurantId }, { "projected", new BsonDocument("$gte", range.From - 1) } }, Forward(range.To));

    /// <summary>True while a position is still before something that this node has written.</summary>
    public bool AreBehind => _written.Count > 0;

    /// <summary>Notes that the read models show what this commit changed.</summary>
    public void Note(Commit commit)
    {
        if (!_written.TryGetValue(commit.RestaurantId, out var ranges)) _written[commit.RestaurantId] = ranges = [];
        // The log was restored: what was written before is of a history that it no longer has.
        if (ranges is [.., { Epoch: var epoch }] && epoch != commit.Epoch) ranges.Clear();
        var noted = new Range(commit.Epoch, commit.FirstSeq, commit.LastSeq, clock.GetTimestamp());
        if (ranges is [.., var last] && commit.FirstSeq >= last.From && commit.FirstSeq <= last.To + 1)
        {
            ranges[^1] = noted with { From = last.From, To = Math.Max(last.To, commit.LastSeq) };
            return;
        }
        if (ranges.Count == MostRanges) ranges.RemoveAt(0);
        ranges.Add(noted);
    }

    /// <summary>Moves the positions as far as they go, in one request; in a second one where some did not.</summary>
    public async Task MoveAsync()
    {
        if (_written.Count == 0) return;
        var moves = _written.OrderBy(ranges => ranges.Key, StringComparer.Ordinal)
            .SelectMany(ranges => ranges.Value.Select(range => Move(ranges.Key, (range.From, range.To)))).ToArray();
        var moved = await database.Projections.BulkWriteAsync(moves);
        if (moved.MatchedCount == moves.Length) _written.Clear();
        else await ForgetAsync();
    }

    private async Task ForgetAsync()
    {
        var some = new BsonDocument("_id", new BsonDocument("$in", new BsonArray(_written.Keys)));
        var positions = (await database.Projections.Find(some).ToListAsync())
            .ToDictionary(position => position["_id"].AsString, position => position.GetValue("projected", 0).ToInt64());
        foreach (var (restaurantId, ranges) in _written.ToArray())
        {
            var projected = positions.GetValueOrDefault(restaurantId);
            ranges.RemoveAll(range => range.To <= projected || clock.GetElapsedTime(range.NotedAt) >= KeptFor);
            if (ranges.Count == 0) _written.Remove(restaurantId);
        }
    }
}
