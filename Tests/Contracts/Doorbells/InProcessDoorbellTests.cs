using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Infrastructure.InProcess;

namespace RealtimeRestaurant.Tests.Contracts.Doorbells;

public sealed class InProcessDoorbellTests : DoorbellContract
{
    private readonly Doorbell _doorbell = new();

    public override Task InitializeAsync() => Task.CompletedTask;
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override IDoorbell Node() => _doorbell;
}
