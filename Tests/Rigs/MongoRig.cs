using System.Diagnostics;
using MongoDB.Bson;
using MongoDB.Driver;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>
/// A real MongoDB: the one named by MONGO_URL, else what <c>Rigs/mongo/up</c> finds or starts (one that listens already, a mongod
/// on PATH, Docker, DocumentDB on Debian). Each rig is a database of its own, dropped at the end.
/// </summary>
public sealed class MongoRig : IAsyncDisposable
{
    private static readonly Lazy<(string? Url, string? Reason)> Server = new(Find);
    private readonly MongoClient _client;
    private readonly string _database = $"test-{Guid.NewGuid():n}";

    public MongoRig()
    {
        var url = new MongoUrlBuilder(Server.Value.Url ?? throw new InvalidOperationException(WhyNot)) { DatabaseName = _database };
        (ConnectionString, _client) = (url.ToString(), new MongoClient(url.ToMongoUrl()));
    }

    /// <summary>Why there is no MongoDB here; null when there is one.</summary>
    public static string? WhyNot => Server.Value.Reason;

    /// <summary>With the database of this rig in it.</summary>
    public string ConnectionString { get; }

    public IMongoDatabase Database => _client.GetDatabase(_database);

    /// <summary>The same database by way of a relay in front of the server, so that a test can break the line.</summary>
    public string ConnectionStringVia(FaultProxy proxy) =>
        new MongoUrlBuilder(ConnectionString) { Server = new("127.0.0.1", proxy.Port), ReplicaSetName = null, DirectConnection = true }
            .ToString();

    public FaultProxy Proxy()
    {
        var server = new MongoUrl(ConnectionString).Server;
        return new FaultProxy(server.Host, server.Port);
    }

    public Task DropAsync() => _client.DropDatabaseAsync(_database);

    public async ValueTask DisposeAsync()
    {
        await DropAsync();
        _client.Dispose();
    }

    private static (string? Url, string? Reason) Find()
    {
        var (url, reason) = Environment.GetEnvironmentVariable("MONGO_URL") is { Length: > 0 } named ? (named, null) : Up();
        if (url is not null) Initiate(url);
        else Console.Error.WriteLine($"SKIPPING ALL TESTS OF MONGODB: {reason}");
        return (url, reason);
    }

    private static (string? Url, string? Reason) Up()
    {
        if (OperatingSystem.IsWindows()) return (null, "MONGO_URL is not set");
        using var up = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "Tests/Rigs/mongo/up"))
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var complaint = "";
        up.ErrorDataReceived += (_, line) => complaint = line.Data ?? complaint;
        up.BeginErrorReadLine();
        // Only the first line: the servers it starts may keep the pipe open.
        return up.StandardOutput.ReadLine() is { Length: > 0 } url ? (url, null) : (null, $"MONGO_URL is not set, and {complaint}");
    }

    // A mongod that was just started as a replica set waits to be told that it is the only member.
    private static void Initiate(string url)
    {
        using var client = new MongoClient(
            new MongoUrlBuilder(url) { ReplicaSetName = null, DirectConnection = true, ServerSelectionTimeout = TimeSpan.FromSeconds(5) }
                .ToMongoUrl());
        var admin = client.GetDatabase("admin");
        try
        {
            var hello = admin.RunCommand<BsonDocument>(new BsonDocument("hello", 1), ReadPreference.Nearest);
            if (hello.GetValue("isreplicaset", false)
                .ToBoolean()) admin.RunCommand<BsonDocument>(new BsonDocument("replSetInitiate", new BsonDocument()),
                ReadPreference.Nearest);
        }
        catch (TimeoutException)
        {
            // A server was named and is not there: every test that needs it will fail and say so.
        }
    }
}

/// <summary>A test that needs MongoDB; skipped, with the reason, where there is none.</summary>
public sealed class MongoFactAttribute : FactAttribute
{
    public MongoFactAttribute() => Skip = MongoRig.WhyNot!;
}

/// <inheritdoc cref="MongoFactAttribute"/>
public sealed class MongoTheoryAttribute : TheoryAttribute
{
    public MongoTheoryAttribute() => Skip = MongoRig.WhyNot!;
}
