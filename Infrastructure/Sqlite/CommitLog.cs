using System.Runtime.CompilerServices;
using System.Text.Json;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>
/// The log in one table. An append writes the read models in its own transaction, so <see cref="Head.Projected"/> is always the head.
/// </summary>
internal sealed class CommitLog(Database database) : ICommitLog
{
    private const int Page = 100;

    public async ValueTask<AppendResult> AppendAsync(Commit commit, ChangedEntities entities, CancellationToken ct)
    {
        // Encoded on the caller's thread: the writer's thread is the bottleneck.
        var body = StoredJson.Encode(commit);
        var projection = new Projection(entities);
        using var span = StoreTelemetry.StartAppend("sqlite");
        return await database.WriteAsync(connection => Append(connection, commit, body, projection), ct);
    }

    public async IAsyncEnumerable<Commit> ReadAsync(string restaurantId, long afterSeq, [EnumeratorCancellation] CancellationToken ct)
    {
        List<Commit> page;
        do
        {
            var after = afterSeq;
            page = await database.ReadAsync(connection => After(connection, restaurantId, after), ct);
            foreach (var commit in page) yield return commit;
            if (page.Count > 0) afterSeq = page[^1].LastSeq;
        }
        while (page.Count == Page);
    }

    public async ValueTask<Commit?> FindAsync(string restaurantId, long seq, CancellationToken ct)
    {
        var body = await database.ReadAsync(connection => connection.First(
            """
            SELECT body FROM commits WHERE restaurant_id = $restaurant AND last_seq >= $seq AND first_seq =
            (SELECT max(first_seq) FROM commits WHERE restaurant_id = $restaurant AND first_seq <= $seq)
            """,
            row => row.GetFieldValue<byte[]>(0), ("$restaurant", restaurantId), ("$seq", seq)), ct);
        return body is null ? null : StoredJson.Decode<Commit>(body);
    }

    public ValueTask<IReadOnlyDictionary<string, Head>> HeadsAsync(IReadOnlyCollection<string> restaurantIds, CancellationToken ct)
    {
        var ids = JsonSerializer.Serialize(restaurantIds);
        return database.ReadAsync<IReadOnlyDictionary<string, Head>>(connection => connection.All(
            """
            SELECT c.restaurant_id, c.epoch, c.last_seq FROM (SELECT DISTINCT value FROM json_each($ids)) asked JOIN commits c
            ON c.restaurant_id = asked.value AND c.first_seq = (SELECT max(first_seq) FROM commits WHERE restaurant_id = asked.value)
            """,
            row => (Id: row.GetString(0), Head: new Head(row.GetString(1), row.GetInt64(2), row.GetInt64(2))),
            ("$ids", ids)).ToDictionary(found => found.Id, found => found.Head), ct);
    }

    /// <returns>False where the head is not right before the commit, or is of another epoch; then nothing has changed.</returns>
    internal static bool TryInsert(PreparedConnection connection, Commit commit, byte[] body)
    {
        var (head, epoch) = connection.First(
            "SELECT last_seq, epoch FROM commits WHERE restaurant_id = $restaurant ORDER BY first_seq DESC LIMIT 1",
            row => (row.GetInt64(0), row.GetString(1)), ("$restaurant", commit.RestaurantId));
        if (commit.FirstSeq <= head || (head > 0 && epoch != commit.Epoch)) return false;
        if (commit.FirstSeq > head + 1)
            throw new InvalidOperationException($"A commit at {commit.FirstSeq} would leave a hole after {head}.");
        connection.Execute(
            """
            INSERT INTO commits (restaurant_id, first_seq, last_seq, id, epoch, body)
            VALUES ($restaurant, $first, $last, $id, $epoch, $body)
            """,
            ("$restaurant", commit.RestaurantId), ("$first", commit.FirstSeq), ("$last", commit.LastSeq), ("$id", commit.Id.ToString()),
            ("$epoch", commit.Epoch), ("$body", body));
        return true;
    }

    private static AppendResult Append(PreparedConnection connection, Commit commit, byte[] body, Projection projection)
    {
        if (!TryInsert(connection, commit, body)) return IsThere(connection, commit) ? AppendResult.Appended : AppendResult.Conflict;
        projection.WriteWithCommits(connection, commit.RestaurantId);
        return AppendResult.Appended;
    }

    private static bool IsThere(PreparedConnection connection, Commit commit) => connection.First(
        "SELECT id = $id FROM commits WHERE restaurant_id = $restaurant AND first_seq = $first",
        row => row.GetBoolean(0), ("$restaurant", commit.RestaurantId), ("$first", commit.FirstSeq), ("$id", commit.Id.ToString()));

    // The first commit may begin at or before the position and end after it.
    private static List<Commit> After(PreparedConnection connection, string restaurantId, long after) => connection.All(
        """
        SELECT body FROM commits WHERE restaurant_id = $restaurant AND last_seq > $after AND first_seq >=
        (SELECT coalesce(max(first_seq), 0) FROM commits WHERE restaurant_id = $restaurant AND first_seq <= $after + 1)
        ORDER BY first_seq LIMIT $page
        """,
        row => StoredJson.Decode<Commit>(row.GetFieldValue<byte[]>(0)),
        ("$restaurant", restaurantId), ("$after", after), ("$page", Page));
}
