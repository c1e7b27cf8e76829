using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>One node on SQLite for all tests of a class; each opens restaurants of its own on it.</summary>
public sealed class SharedNode : IDisposable
{
    internal Node Node { get; } = Node.Start(NodeSettings.Embedded());

    public void Dispose() => Node.Dispose();
}
