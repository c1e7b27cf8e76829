using RealtimeRestaurant.Host;
using RealtimeRestaurant.Host.Backups;
using RealtimeRestaurant.Host.Endpoints;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Host.OpenApi;
using RealtimeRestaurant.Host.Operations;
using RealtimeRestaurant.Host.Screens;

return await CommandLine.RunAsync(args, async settings =>
{
    // The settings are next to the program; the data is in the working directory.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
    builder.CheckSettings();
    builder.KeepFilesPrivate();
    builder.AddLogs();
    builder.AddTelemetry();
    builder.AddProxies();
    builder.AddHttp();
    builder.AddSignIn();
    builder.AddLimits();
    builder.AddStores();
    builder.AddCache();
    builder.AddLive();
    builder.AddShutdown();
    builder.AddHealth();
    builder.AddApiDocuments();
    builder.AddDemo();
    builder.AddBackups();
    builder.AddScreens();

    var app = builder.Build();
    app.UseProxies();
    app.UseRequestLogging();
    app.UseSecurityHeaders();
    app.UseErrorHandling();
    app.UseScreens();
    app.UseShutdown();
    app.UseRequestTimeouts();
    app.UseOrigins();
    app.UseMetrics();
    app.UseAuthentication();
    app.UseLimits();
    app.UseAuthorization();
    app.UseKnownQueries();

    app.MapAuth();
    var api = app.MapGroup("/api").RequireAuthorization();
    api.MapRestaurants();
    api.MapAnalytics();
    api.MapTables();
    api.MapReservations();
    api.MapOrders();
    api.MapKitchen();
    api.MapMenu();
    api.MapBills();
    api.MapShifts();
    api.MapStaff();
    api.MapMe();
    api.MapSession();
    api.MapNotices();
    api.MapDashboard();
    api.MapCache();
    app.MapHealth();
    app.MapLive();
    app.MapApiDocuments();

    await app.RunUntilStoppedAsync();
});
