using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Host.Identity;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>A real host in this process: Kestrel on a port of its own, the whole of Program behind it.</summary>
internal sealed class Node : WebApplicationFactory<Program>
{
    private const int QuickHash = 1000;

    private readonly NodeSettings _settings;
    private readonly TimeProvider? _clock;

    private Node(NodeSettings settings, TimeProvider? clock)
    {
        (_settings, _clock) = (settings, clock);
        UseKestrel(0);
    }

    /// <param name="clock">The node's own, where a test is about time.</param>
    public static Node Start(NodeSettings settings, TimeProvider? clock = null)
    {
        var node = new Node(settings, clock);
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
        builder.ConfigureTestServices(services =>
        {
            if (_clock is not null) services.AddSingleton(_clock);
            if (!_settings.HasCostlyPasswords) services.AddSingleton(_ => new Passwords(QuickHash));
        });
    }
}
