using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Samples.Demo;

namespace RealtimeRestaurant.Host;

/// <summary>Creates the demo restaurant before the host listens, and then prints how to sign in.</summary>
internal sealed class DemoStart(DemoRestaurant demo, Passwords passwords, IServer server) : IHostedLifecycleService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        demo.MakeAsync(async password => (await passwords.HashAsync(password, "demo", cancellationToken)).Value!, cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var lines = DemoStaff.WithAccount.Reverse()
            .Select(member => $"    {member.Email(),-20} {DemoStaff.Password}   ({member.Role.Name()})");
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

    /// <summary>True to create two weeks of history.</summary>
    public bool History { get; init; } = true;
}

internal static class DemoSetup
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() || builder.Configuration.Bind<DemoOptions>() is not { Enabled: true } options)
            return;
        builder.Services.AddHostedService<DemoStart>().AddSingleton(services => new DemoRestaurant(
            services.GetRequiredService<IAccounts>(), services.GetRequiredService<ICommitLog>(), services.GetRequiredService<ISnapshots>(),
            services.GetRequiredService<TimeProvider>(), options.History));
    }
}
