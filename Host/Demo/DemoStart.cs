using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Host.Demo;

/// <summary>Makes the demo before the doors open, and says how to get in once they are.</summary>
internal sealed class DemoStart(DemoRestaurant demo, IServer server) : IHostedLifecycleService
{
    public Task StartAsync(CancellationToken cancellationToken) => demo.MakeAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var lines = DemoStaff.WithAccount.Reverse().Select(who => $"    {who.Email(),-20} {DemoRestaurant.Password}   ({who.Role.Name()})");
        Console.WriteLine($"""

              A demo restaurant is open at {string.Join(", ", addresses)}
              Sign in with POST /api/auth/login as
            {string.Join(Environment.NewLine, lines)}
              A busy evening:  dotnet run --project Host -- simulate

            """);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal sealed record DemoOptions
{
    /// <summary>The demo restaurant, in Development only.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>With a fortnight behind it.</summary>
    public bool History { get; init; } = true;
}

internal static class DemoSetup
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() || builder.Configuration.Bind<DemoOptions>() is not { Enabled: true } options) return;
        builder.Services.AddSingleton(options).AddSingleton<DemoRestaurant>().AddHostedService<DemoStart>();
    }
}
