using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Infrastructure.InProcess;
using RealtimeRestaurant.Tests.Log;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>One node with the real hubs on a real socket, over a log in memory. Who calls is said by a header instead of a token.</summary>
internal sealed class HubTestHost : IAsyncDisposable
{
    public static readonly Actor Admin = new("s_admin", "Ada", Role.Admin);

    private readonly WebApplication _app;
    private readonly List<HubConnection> _connections = [];

    private HubTestHost(WebApplication app) => _app = app;

    public LiveRestaurants Restaurants => _app.Services.GetRequiredService<LiveRestaurants>();

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<HubTestHost> StartAsync(
        LiveHubOptions? options = null, RateLimits? limits = null, TimeProvider? clock = null)
    {
        options ??= new LiveHubOptions();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var log = new ModelLog(() => Weather.Fair) { Calm = true };
        builder.Services.AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton<ICommitLog>(log).AddSingleton<ISnapshots>(log).AddSingleton<IReadModels>(log)
            .AddSingleton<IDoorbell, DeafDoorbell>()
            .AddSingleton<OtherNodes>().AddSingleton<IPresence>(services => services.GetRequiredService<OtherNodes>())
            .AddSingleton(new LiveOptions { CurrentFor = TimeSpan.FromHours(1) }).AddSingleton<LiveRestaurants>()
            .AddSingleton<IRateCounters, RateCounters>()
            .AddSingleton(limits ?? new RateLimits { Enabled = false }).AddSingleton<StaffLimits>().AddLiveHubs(options);
        builder.Services.AddAuthentication(HeaderSignIn.Name).AddScheme<AuthenticationSchemeOptions, HeaderSignIn>(HeaderSignIn.Name, null);
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseAuthentication().UseAuthorization();
        app.MapLiveHubs();
        await app.StartAsync();
        var house = new HubTestHost(app);
        await house.OpenAsync("r_1");
        return house;
    }

    public async Task OpenAsync(string restaurantId) =>
        await DoAsync(restaurantId, new OpenRestaurant("Da Ada", "EUR", "Europe/Rome", null));

    public async Task<Outcome> DoAsync(string restaurantId, RestaurantCommand command) =>
        await (await Restaurants.OpenAsync(restaurantId, CancellationToken.None))
            .SubmitAsync(new(Guid.NewGuid().ToString("N"), Admin, command), CancellationToken.None);

    public async Task<HubConnection> ConnectAsync(string hub, string role, string restaurantId =
        "r_1", string user = "s_1", bool messagePack = false)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(Address, $"/hubs/{hub}"), http =>
        {
            http.Headers[HeaderSignIn.Name] = $"{user};{role};{restaurantId}";
            http.SkipNegotiation = true;
            http.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
        });
        if (messagePack) builder.AddMessagePackProtocol();
        var connection = builder.Build();
        _connections.Add(connection);
        await connection.StartAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections) await connection.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private sealed class DeafDoorbell : IDoorbell
    {
        public void Ring(Commit commit)
        {
        }

        public IDisposable Listen(Action<Ring> received) => new CancellationTokenSource();
    }

    private sealed class HeaderSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string Name = "X-Caller";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[Name].ToString() .Split(';') is not [var user, var role, var restaurant])
                return Task.FromResult(AuthenticateResult.NoResult());
            Claim[] claims = [new("sub", user), new("name", "Ana"), new("role", role), new("restaurant", restaurant)];
            var identity = new ClaimsIdentity(claims, Name, "sub", "role");
            return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name)));
        }
    }
}
