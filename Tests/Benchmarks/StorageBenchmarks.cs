using BenchmarkDotNet.Attributes;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Benchmarks;

/// <summary>What is written: a commit, a batch of 64 orders as one commit, and a whole state.</summary>
[MemoryDiagnoser, MinColumn]
public class StorageBenchmarks
{
    private readonly PlayedRestaurant _restaurant = new(new(Past: 1000, Open: 300, Tables: 30));
    private Commit _commit = null!;

    [GlobalSetup]
    public void Order() => _commit = _restaurant.Draft([_restaurant.Order(1)]).Commit!;

    [Benchmark]
    public object Batch() => _restaurant.Draft(Enumerable.Range(0, 64).Select(i => _restaurant.Order(1 + (i % 30))));

    [Benchmark]
    public object StoreCommit() => StoredJson.Encode(_commit);

    [Benchmark]
    public object LoadCommit() => StoredJson.Decode<Commit>(StoredJson.Encode(_commit));

    [Benchmark]
    public object StoreSnapshot() => SnapshotCodec.Encode(_restaurant.State);
}
