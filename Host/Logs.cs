using Serilog;
using Serilog.Events;

namespace RealtimeRestaurant.Host;

/// <summary>What is said on the console: set in the section <c>Serilog</c>. Addresses are logged without their query, where tokens may be.</summary>
internal static class Logs
{
    public static void AddConsole(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog(log => log.ReadFrom.Configuration(builder.Configuration)
            // These lines show whole addresses, and say nothing else that ours do not. No setting brings them back.
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LogEventLevel.Warning), preserveStaticLogger: true);

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
