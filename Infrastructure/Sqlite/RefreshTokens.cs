using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Domain.Accounts;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>Each operation is atomic because there is one writer, and each of its transactions sees the result of the one before.</summary>
internal sealed class RefreshTokens(Database database) : IRefreshTokens
{
    private const string Columns = "hash, family_id, account_id, restaurant_id, expires_at, successor";

    public async ValueTask AddAsync(RefreshToken token, CancellationToken ct) =>
        await database.WriteAsync(connection => Add(connection, token), ct);

    public async ValueTask<RefreshToken?> ExchangeAsync(string hash, string successor, string restaurantId, CancellationToken ct) =>
        await database.WriteAsync(connection =>
        {
            var token = Find(connection, hash);
            if (token is null or { Spent: true }) return token;
            connection.Execute(
                "UPDATE refresh_tokens SET successor = $successor WHERE hash = $hash", ("$hash", hash), ("$successor", successor));
            Add(connection, token with { Hash = successor, RestaurantId = restaurantId });
            return token;
        }, ct);

    public async ValueTask<RefreshToken?> FindAsync(string hash, CancellationToken ct) =>
        await database.ReadAsync(connection => Find(connection, hash), ct);

    public async ValueTask EndFamilyAsync(string familyId, CancellationToken ct) =>
        await database.WriteAsync(connection => End(connection, "family_id = $id", ("$id", familyId)), ct);

    public async ValueTask EndMembershipAsync(string accountId, string restaurantId, CancellationToken ct) =>
        await database.WriteAsync(connection => End(
            connection,
            """
            family_id IN (
                SELECT family_id FROM refresh_tokens WHERE account_id = $id AND restaurant_id = $restaurant AND successor IS NULL)
            """,
            ("$id", accountId), ("$restaurant", restaurantId)), ct);

    public async ValueTask EndAccountAsync(string accountId, string? keptFamilyId, CancellationToken ct) =>
        await database.WriteAsync(connection => End(
            connection, "account_id = $id AND family_id IS NOT $kept", ("$id", accountId), ("$kept", keptFamilyId)), ct);

    public async ValueTask RemoveExpiredAsync(DateTimeOffset before, CancellationToken ct) => await database.WriteAsync(connection =>
    {
        var at = ("$before", (object?)before.ToUnixTimeMilliseconds());
        return connection.Execute("DELETE FROM refresh_tokens WHERE expires_at < $before", at)
            + connection.Execute("DELETE FROM ended_families WHERE expires_at < $before", at);
    }, ct);

    private static int Add(PreparedConnection connection, RefreshToken token) => connection.Execute(
        $"""
        INSERT INTO refresh_tokens ({Columns}) SELECT $hash, $family, $account, $restaurant, $expires, $successor
        WHERE $family NOT IN (SELECT family_id FROM ended_families) ON CONFLICT DO NOTHING
        """,
        ("$hash", token.Hash), ("$family", token.FamilyId), ("$account", token.AccountId), ("$restaurant", token.RestaurantId),
        ("$expires", token.ExpiresAt.ToUnixTimeMilliseconds()), ("$successor", token.Successor));

    // An ended family stays recorded until its tokens would have expired: an exchange that is under way must not add to it again.
    private static int End(PreparedConnection connection, string which, params (string, object?)[] of)
    {
        connection.Execute(
            $"""
            INSERT INTO ended_families SELECT family_id, max(expires_at) FROM refresh_tokens WHERE {which} GROUP BY family_id
            ON CONFLICT DO NOTHING
            """,
            of);
        return connection.Execute($"DELETE FROM refresh_tokens WHERE {which}", of);
    }

    private static RefreshToken? Find(PreparedConnection connection, string hash) =>
        connection.First($"SELECT {Columns} FROM refresh_tokens WHERE hash = $hash", Read, ("$hash", hash));

    private static RefreshToken Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)), row.IsDBNull(5) ? null : row.GetString(5));
}
