using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

internal sealed class Accounts(Database database) : IAccounts
{
    internal const string Columns = "id, email, name, password_hash, memberships, language";

    public async ValueTask<bool> AddAsync(Account account, CancellationToken ct) =>
        await database.WriteAsync(connection => connection.Execute(
            $"INSERT INTO accounts ({Columns}) VALUES ($id, $email, $name, $hash, $memberships, $language) ON CONFLICT (email) DO NOTHING",
            ("$id", account.Id), ("$email", account.Email), ("$name", account.Name), ("$hash", account.PasswordHash),
            ("$memberships", StoredJson.Encode(account.Memberships)), ("$language", account.Language)), ct) == 1;

    public ValueTask<Account?> FindByEmailAsync(string email, CancellationToken ct) =>
        database.ReadAsync(
            connection => connection.First($"SELECT {Columns} FROM accounts WHERE email = $email", Read, ("$email", email)), ct);

    public ValueTask<Account?> FindAsync(string accountId, CancellationToken ct) =>
        database.ReadAsync(connection => connection.First($"SELECT {Columns} FROM accounts WHERE id = $id", Read, ("$id", accountId)), ct);

    public async ValueTask<bool> ReplaceAsync(Account account, CancellationToken ct) =>
        await database.WriteAsync(connection => connection.Execute(
            "UPDATE accounts SET name = $name, password_hash = $hash WHERE id = $id",
            ("$id", account.Id), ("$name", account.Name), ("$hash", account.PasswordHash)), ct) == 1;

    public async ValueTask<bool> SetEmailAsync(string accountId, string email, CancellationToken ct) =>
        await database.WriteAsync(connection => connection.Execute(
            "UPDATE OR IGNORE accounts SET email = $email WHERE id = $id", ("$id", accountId), ("$email", email)), ct) == 1;

    public async ValueTask<bool> SetLanguageAsync(string accountId, string? language, CancellationToken ct) =>
        await database.WriteAsync(connection => connection.Execute(
            "UPDATE accounts SET language = $language WHERE id = $id", ("$id", accountId), ("$language", language)), ct) == 1;

    public async ValueTask<bool> JoinAsync(string accountId, Membership membership, CancellationToken ct) =>
        await database.WriteAsync(connection =>
        {
            var account = connection.First($"SELECT {Columns} FROM accounts WHERE id = $id", Read, ("$id", accountId));
            if (account is null) return false;
            if (account.Memberships.Any(own => own.RestaurantId == membership.RestaurantId)) return true;
            connection.Execute(
                "UPDATE accounts SET memberships = $memberships WHERE id = $id",
                ("$id", accountId), ("$memberships", StoredJson.Encode(account.Memberships.Add(membership))));
            return true;
        }, ct);

    public async ValueTask<bool> AnyAsync(CancellationToken ct) =>
        await database.ReadAsync(connection => connection.First($"SELECT {Columns} FROM accounts LIMIT 1", Read), ct) is not null;

    internal static Account Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
        StoredJson.Decode<ImmutableArray<Membership>>(row.GetFieldValue<byte[]>(4)))
    {
        Language = row.IsDBNull(5) ? null : row.GetString(5),
    };
}
