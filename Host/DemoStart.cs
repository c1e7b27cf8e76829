using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Storage;
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
        builder.Services.AddHostedService<DemoStart>().AddSingleton(services => Demo(services, options));
    }

    /// <summary>Creates the demo restaurant without a host. Gives the exit code.</summary>
    /// <exception cref="InvalidSettingsException">In Production: every account of the demo has a password that is no secret.</exception>
    public static async Task<int> SeedAsync(string[] settings, CancellationToken ct)
    {
        var builder = Settings.CommandBuilder(settings);
        if (!builder.Environment.IsDevelopment())
            throw new InvalidSettingsException("The passwords of the demo are no secret: add --environment Development.");
        builder.AddStore();
        await using var app = builder.Build();
        using var passwords = new Passwords();
        var options = builder.Configuration.Bind<DemoOptions>();
        await Demo(app.Services, options).MakeAsync(async password => (await passwords.HashAsync(password, "demo", ct)).Value!, ct);
        var admin = DemoStaff.WithAccount.Single(member => member.Role is Role.Admin).Email();
        var isThere = await app.Services.GetRequiredService<IAccounts>().FindByEmailAsync(admin, ct) is not null;
        Console.WriteLine(isThere
            ? $"The demo restaurant is in the store. Sign in as {admin} with {DemoStaff.Password}."
            : "The store has other accounts, so the demo restaurant was not created.");
        return isThere ? 0 : 1;
    }

    private static DemoRestaurant Demo(IServiceProvider services, DemoOptions options) => new(
        services.GetRequiredService<IAccounts>(), services.GetRequiredService<ICommitLog>(), services.GetRequiredService<ISnapshots>(),
        services.GetRequiredService<IRestore>(), services.GetRequiredService<TimeProvider>(), options.History);
}
