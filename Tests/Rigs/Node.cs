using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>A real host in this process: Kestrel on a port of its own, the whole of Program behind it.</summary>
internal sealed class Node : WebApplicationFactory<Program>
{
    private readonly NodeSettings _settings;

    private Node(NodeSettings settings)
    {
        _settings = settings;
        UseKestrel(0);
    }

    public static Node Start(NodeSettings settings)
    {
        var node = new Node(settings);
        node.StartServer();
        return node;
    }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Somebody who has not signed in.</summary>
    public Rest Rest() => new(Address);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_settings.Environment);
        foreach (var (key, value) in _settings.All()) builder.UseSetting(key, value);
    }
}
