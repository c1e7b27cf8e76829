using Serilog;
using Serilog.Events;

namespace RealtimeRestaurant.Host;

/// <summary>
/// What is said on the console: set in the section <c>Serilog</c>. Addresses are logged without their query, where tokens may be; so the two
/// sources that would print whole addresses cannot be turned up.
/// </summary>
internal static class Logs
{
    private static readonly string[] Indiscreet = ["Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Server.Kestrel.BadRequests"];

    public static void AddConsole(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog(log =>
        {
            log.ReadFrom.Configuration(builder.Configuration);
            foreach (var source in Indiscreet) log.MinimumLevel.Override(source, LogEventLevel.Warning);
        }, preserveStaticLogger: true);

    public static void UseRequestLines(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.GetLevel = Level;
    });

    private static LogEventLevel Level(HttpContext http, double elapsed, Exception? fault) => http.Response.StatusCode switch
    {
        _ when fault is not null => LogEventLevel.Error,
        >= 500 and not StatusCodes.Status503ServiceUnavailable => LogEventLevel.Error,
        _ when http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) => LogEventLevel.Verbose,
        _ => LogEventLevel.Information,
    };
}
