using System.Runtime.CompilerServices;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

internal sealed class StoreMaintenance(Database database) : IStoreMaintenance
{
    private const int Page = 500;

    // One seek of the key for each restaurant; SELECT DISTINCT would read every commit.
    public async ValueTask<IReadOnlyList<string>> RestaurantsAsync(CancellationToken ct) =>
        await database.ReadAsync(connection => connection.All(
            """
            WITH RECURSIVE found(id) AS (
                SELECT min(restaurant_id) FROM commits
                UNION ALL
                SELECT (SELECT min(restaurant_id) FROM commits WHERE restaurant_id > found.id) FROM found WHERE found.id IS NOT NULL)
            SELECT id FROM found WHERE id IS NOT NULL
            """,
            row => row.GetString(0)), ct);

    public async IAsyncEnumerable<Account> AccountsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        List<Account> page;
        var last = "";
        do
        {
            var after = last;
            page = await database.ReadAsync(connection => connection.All(
                $"SELECT {Accounts.Columns} FROM accounts WHERE id > $after ORDER BY id LIMIT {Page}",
                Accounts.Read, ("$after", after)), ct);
            foreach (var account in page) yield return account;
            if (page.Count > 0) last = page[^1].Id;
        }
        while (page.Count == Page);
    }
}
