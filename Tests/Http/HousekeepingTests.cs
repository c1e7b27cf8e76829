using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Host;
using RealtimeRestaurant.Tests.Contracts;
using RealtimeRestaurant.Tests.Contracts.Sqlite;

namespace RealtimeRestaurant.Tests.Http;

public sealed class HousekeepingTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Every_hour_expired_tokens_and_old_snapshots_go_and_the_log_stays()
    {
        var (file, clock) = (new SqliteFile(), new FakeTimeProvider(TestData.Evening.AddHours(80)));
        await using (var stores = await file.OpenAsync())
        {
            var (expired, good) = (TestData.Token(expires: TestData.Evening), TestData.Token(expires: TestData.Evening.AddYears(1)));
            foreach (var token in new[] { expired, good }) await stores.Tokens.AddAsync(token, Ct);
            await stores.Log.AppendAsync(TestData.Commit("r_1", 1), ChangedEntities.Nothing, Ct);
            foreach (var seq in new[] { 1, 2 }) await stores.Snapshots.SaveAsync(TestData.State("r_1", seq), Ct);
            using var keeping = new Housekeeping(stores.Tokens, ((IServiceProvider)stores.Opened).GetRequiredService<IStoreMaintenance>(), stores.Snapshots, clock, NullLogger<Housekeeping>.Instance);
            await keeping.StartAsync(Ct);

            await Eventually.True(async () =>
            {
                clock.Advance(TimeSpan.FromMinutes(30));
                return await stores.Tokens.FindAsync(expired.Hash, Ct) is null && await stores.Snapshots.FindAsync("r_1", 1, Ct) is null;
            }, "what is old is gone");

            (await stores.Tokens.FindAsync(good.Hash, Ct)).ShouldNotBeNull();
            (await stores.Snapshots.FindAsync("r_1", 2, Ct)).ShouldNotBeNull();
            (await stores.Log.ReadAsync("r_1", 0, Ct).ToListAsync(Ct)).Count.ShouldBe(1);
            await keeping.StopAsync(Ct);
        }
        await file.RemoveAsync();
    }
}
