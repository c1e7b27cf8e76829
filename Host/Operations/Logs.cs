using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace RealtimeRestaurant.Host.Operations;

/// <summary>
/// The log on the console (section <c>Serilog</c>) and in files (section <c>Logs</c>). Requests are in the files even if the console leaves
/// them out. URLs are logged without their query, which may have a token, and bodies are not logged; sources that would print either cannot
/// be set to a lower level.
/// </summary>
internal static class Logs
{
    private static readonly string[] TokenPrinting =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Server.Kestrel.BadRequests",
        "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", "Microsoft.AspNetCore.HttpLogging",
            "Microsoft.AspNetCore.Server.Kestrel.Core.Internal.LoggingConnectionMiddleware",
    ];

    /// <summary>Logs each failed check again and again; <see cref="HealthReports"/> logs changes only.</summary>
    private const string Repeating = "Microsoft.Extensions.Diagnostics.HealthChecks";

    private static readonly string RequestSource = typeof(Serilog.AspNetCore.RequestLoggingOptions).Namespace + ".RequestLoggingMiddleware";

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Bind<LogOptions>();
        builder.Services.AddSingleton(services =>
            new LogFiles(options, Stores.DataFolder(builder.Configuration), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSerilog((services, log) =>
        {
            log.ReadFrom.Configuration(builder.Configuration);
            foreach (var source in TokenPrinting) log.MinimumLevel.Override(source, LogEventLevel.Warning);
            log.MinimumLevel.Override(Repeating, LogEventLevel.Fatal);
            log.Filter.ByExcluding(IsEcho).Filter.ByExcluding(IsOfFailedStart);
            log.WriteTo.Logger(files =>
                files.MinimumLevel.Verbose().Filter.ByExcluding(IsOfRequest).WriteTo.Logger(services.GetRequiredService<LogFiles>(
                    ).Logger));
        }, preserveStaticLogger: true);
        builder.Services.AddSingleton<ILoggerFactory>(services =>
            new SourceLoggers(new SerilogLoggerFactory(services.GetRequiredService<Serilog.ILogger>())));
    }

    public static void UseRequestLogging(this WebApplication app)
    {
        var console = app.Services.GetRequiredService<Serilog.ILogger>().ForContext(Constants.SourceContextPropertyName, RequestSource);
        var both = new LoggerConfiguration().MinimumLevel.Information()
            .WriteTo.Sink(new ForwardingSink(app.Services.GetRequiredService<LogFiles>().Logger)).WriteTo.Sink(new ForwardingSink(console))
            .CreateLogger();
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = both;
            options.GetLevel = Level;
            options.MessageTemplate = "HTTP {RequestMethod} {RequestPath} responded {StatusCode} in {Elapsed} ms";
            options.GetMessageTemplateProperties = Line;
            options.EnrichDiagnosticContext = Describe;
        });
    }

    /// <summary>True for the line that is logged for each request.</summary>
    public static bool IsOfRequest(LogEvent line) =>
        line.Properties.GetValueOrDefault(Constants.SourceContextPropertyName) is ScalarValue { Value: string name }
            && name == RequestSource;

    // When SignalR cannot read a message, it logs what the client sent.
    private static bool IsEcho(LogEvent line) => line.Exception is InvalidDataException { InnerException: JsonException };

    // With their stack. The program itself ends with the reason, as a sentence, or with a stack if it is a defect.
    private static bool IsOfFailedStart(LogEvent line) =>
        line.MessageTemplate.Text is "Hosting failed to start" or "Unable to start Kestrel.";

    private static LogEventLevel Level(HttpContext http, double elapsed, Exception? fault) => http.Response.StatusCode switch
    {
        _ when Telemetry.IsOfOperations(http.Request.Path) => LogEventLevel.Verbose,
        // The client has closed the connection, so nothing is answered.
        _ when http.RequestAborted.IsCancellationRequested => LogEventLevel.Information,
        _ when fault is not null => LogEventLevel.Error,
        >= 500 => LogEventLevel.Error,
        // A flood of these must not push real errors out of the files; the limits log each caller once in ten seconds.
        StatusCodes.Status429TooManyRequests => LogEventLevel.Information,
        >= 400 => LogEventLevel.Warning,
        _ => LogEventLevel.Information,
    };

    // The path as the client escaped it, so that a client cannot write a line of its own into the log.
    private static IEnumerable<LogEventProperty> Line(HttpContext http, string path, double elapsed, int status) =>
    [
        new("RequestMethod", new ScalarValue(http.Request.Method)),
        new("RequestPath", new ScalarValue((http.Request.PathBase + http.Request.Path).ToUriComponent())),
        new("StatusCode", new ScalarValue(status)), new("Elapsed", new ScalarValue(Math.Round(elapsed, 1))),
    ];

    private static void Describe(IDiagnosticContext line, HttpContext http)
    {
        line.Set("RequestId", http.TraceIdentifier);
        line.Set("Address", http.Connection.RemoteIpAddress?.ToString());
        if (http.User.FindFirst("sub") is { } user) line.Set("User", user.Value);
        if (http.User.FindFirst("restaurant") is { } restaurant) line.Set("Restaurant", restaurant.Value);
        if (http.Response.StatusCode >= 500 && http.Features.Get<IExceptionHandlerFeature>()?.Error is { } fault)
            line.SetException(fault);
    }

    // WriteTo.Logger would copy each line, and ignore the levels that the section sets for single sources.
    private sealed class ForwardingSink(Serilog.ILogger logger) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => logger.Write(logEvent);
    }
}
