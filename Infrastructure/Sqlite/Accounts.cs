using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

internal sealed class Accounts(Database database) : IAccounts
{
    internal const string Columns = "id, email, name, password_hash, memberships";

    public async ValueTask<bool> AddAsync(Account account, CancellationToken ct) =>
        await database.WriteAsync(connection => connection.Execute(
            $"INSERT INTO accounts ({Columns}) VALUES ($id, $email, $name, $hash, $memberships) ON CONFLICT (email) DO NOTHING",
            ("$id", account.Id), ("$email", account.Email), ("$name", account.Name), ("$hash", account.PasswordHash),
            ("$memberships", StoredJson.Encode(account.Memberships))), ct) == 1;

    public ValueTask<Account?> FindByEmailAsync(string email, CancellationToken ct) =>
        database.ReadAsync(
            connection => connection.First($"SELECT {Columns} FROM accounts WHERE email = $email", Read, ("$email", email)), ct);

    public ValueTask<Account?> FindAsync(string accountId, CancellationToken ct) =>
        database.ReadAsync(connection => connection.First($"SELECT {Columns} FROM accounts WHERE id = $id", Read, ("$id", accountId)), ct);

    public async ValueTask<bool> ReplaceAsync(Account account, CancellationToken ct) =>
        await database.WriteAsync(connection => connection.Execute(
            "UPDATE accounts SET name = $name, password_hash = $hash WHERE id = $id",
            ("$id", account.Id), ("$name", account.Name), ("$hash", account.PasswordHash)), ct) == 1;

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
        StoredJson.Decode<ImmutableArray<Membership>>(row.GetFieldValue<byte[]>(4)));
}
