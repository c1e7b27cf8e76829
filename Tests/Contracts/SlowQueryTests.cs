using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Infrastructure;
using RealtimeRestaurant.Infrastructure.Mongo;
using RealtimeRestaurant.Infrastructure.Sqlite;
using RealtimeRestaurant.Tests.Contracts.Sqlite;
using RealtimeRestaurant.Tests.Rigs;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>What is slow is said, and nothing of what it was about.</summary>
public sealed class SlowQueryTests
{
    private static readonly StoreOptions EverythingIsSlow = new() { SlowQuery = TimeSpan.Zero };
    private readonly Lines _lines = new();

    [Fact]
    public async Task SQLite_says_the_statement_and_no_value()
    {
        var file = new SqliteFile();
        await using (var store = With(services => services.AddSqliteStore(file.ConnectionString, EverythingIsSlow))) await AskAsync(store);
        await file.RemoveAsync();

        _lines.Said.ShouldContain(line => line.Contains("ms): SELECT version, body FROM orders WHERE", StringComparison.Ordinal));
        _lines.Said.ShouldContain(line => line.Contains("ms): COMMIT", StringComparison.Ordinal));
        _lines.Said.ShouldAllBe(line =>
            !line.Contains("o_secret", StringComparison.Ordinal) && !line.Contains("r_secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_quick_enough_is_not_said()
    {
        var file = new SqliteFile();
        var options = new StoreOptions { SlowQuery = TimeSpan.FromMinutes(1) };
        await using (var store = With(services => services.AddSqliteStore(file.ConnectionString, options))) await AskAsync(store);
        await file.RemoveAsync();

        _lines.Said.ShouldBeEmpty();
    }

    private static async Task AskAsync(ServiceProvider store)
    {
        await store.GetRequiredService<ICommitLog>()
            .AppendAsync(Commit("r_secret", 1), ChangedEntities.Nothing with { Orders = [Order("o_secret", 1)] }, CancellationToken.None);
        await store.GetRequiredService<IHistory>().FindOrderAsync("r_secret", "o_secret", CancellationToken.None);
    }

    private ServiceProvider With(Action<IServiceCollection> store)
    {
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(_lines));
        store(services);
        return services.BuildServiceProvider();
    }

    [NeedsMongo]
    public sealed class OfMongo
    {
        [Fact]
        public async Task MongoDB_says_the_command_and_the_collection_and_no_value()
        {
            var (of, rig) = (new SlowQueryTests(), new MongoRig());
            await using (var store = of.With(services => services.AddMongoStore(rig.ConnectionString, EverythingIsSlow)))
                await AskAsync(store);
            await rig.DisposeAsync();

            of._lines.Said.ShouldContain(line => line.EndsWith("ms): insert commits", StringComparison.Ordinal));
            of._lines.Said.ShouldContain(line => line.EndsWith("ms): find orders", StringComparison.Ordinal));
            of._lines.Said.ShouldAllBe(line => !line.Contains("secret", StringComparison.Ordinal));
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Said.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
