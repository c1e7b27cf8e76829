using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace RealtimeRestaurant.Host.Operations;

/// <summary>
/// Exports the metrics and traces of this process: metrics at <c>/metrics</c>, and both to an OTLP collector if one is set. The code that
/// measures uses only .NET's own Meter and ActivitySource; this is the only class that uses OpenTelemetry.
/// </summary>
internal static class Telemetry
{
    public const string MetricsPath = "/metrics";

    private static readonly string[] Meters =
    [
        "RealtimeRestaurant.*", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Diagnostics",
    ];

    // A hanging collector delays only the end of the node, by this time.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    // Without the cache's source: its spans have the keys, which contain what a client asked for.
    private static readonly string[] Sources = ["RealtimeRestaurant.*", "Microsoft.AspNetCore.SignalR.Server", "MongoDB.Driver"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Bind<TelemetryOptions>();
        builder.Services.AddSingleton(options);
        var (isServed, isSent) = (IsServed(options, builder.Environment), options.Otlp is { Length: > 0 });
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(node => node.AddService("realtime-restaurant", serviceInstanceId: Environment.MachineName));
        // To measure costs something for each request and command, so it is not done where the figures go nowhere.
        if (isServed || isSent) telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters);
            if (isServed) metrics.AddPrometheusExporter();
            if (isSent) metrics.AddOtlpExporter(otlp => SendTo(otlp, options, "v1/metrics"));
        });
        if (isSent) telemetry.WithTracing(traces => traces
            .SetSampler(new RequestSampler(options.Sampling)).AddSource(Sources)
            .AddAspNetCoreInstrumentation(requests => requests.Filter = IsTraced)
            .AddProcessor(new WithoutQuery()).AddOtlpExporter(otlp => SendTo(otlp, options, "v1/traces")));
    }

    /// <summary>Serves <c>/metrics</c> to clients with the token; for others it does not exist.</summary>
    public static void UseMetrics(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<TelemetryOptions>();
        if (!IsServed(options, app.Environment)) return;
        var token = options.MetricsToken is { Length: > 0 } set ? Encoding.UTF8.GetBytes($"Bearer {set}") : null;
        var isDevelopment = app.Environment.IsDevelopment();
        app.UseOpenTelemetryPrometheusScrapingEndpoint(http =>
            http.Request.Path == MetricsPath && HttpMethods.IsGet(http.Request.Method) && MayRead(http, token, isDevelopment));
    }

    /// <summary>True for the routes that monitoring calls all day, which are not worth a log line or a trace.</summary>
    public static bool IsOfOperations(PathString path) =>
        path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(MetricsPath, StringComparison.OrdinalIgnoreCase);

    private static bool IsServed(TelemetryOptions options, IHostEnvironment environment) =>
        options.MetricsToken is { Length: > 0 } || environment.IsDevelopment();

    // In Production a request from this machine may come from a proxy on it, and so from any client.
    private static bool MayRead(HttpContext http, byte[]? token, bool isDevelopment) => token is null
        ? isDevelopment && http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString()), token);

    // A hub connection is not traced as one request; each of its calls is traced.
    private static bool IsTraced(HttpContext http) =>
        !IsOfOperations(http.Request.Path) && !http.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase);

    private static void SendTo(OtlpExporterOptions otlp, TelemetryOptions options, string signal)
    {
        var http = options.OtlpProtocol is OtlpProtocol.Http;
        otlp.TimeoutMilliseconds = (int)Timeout.TotalMilliseconds;
        otlp.Protocol = http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        // Over HTTP each kind of data has a path of its own.
        otlp.Endpoint = http ? new Uri($"{options.Otlp!.TrimEnd('/')}/{signal}") : new Uri(options.Otlp!);
    }

    /// <summary>
    /// Decides by the trace id, so that all nodes decide alike, and a client cannot have more of its requests traced. The queries that a
    /// node sends to its store every second belong to no request, and are not traced.
    /// </summary>
    private sealed class RequestSampler(double share) : Sampler
    {
        private readonly ParentBasedSampler _sampler = new(
            new TraceIdRatioBasedSampler(share), remoteParentSampled: new TraceIdRatioBasedSampler(share));

        public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
            samplingParameters is { Kind: ActivityKind.Client, ParentContext.TraceId: var trace } && trace == default
                ? new SamplingResult(SamplingDecision.Drop) : _sampler.ShouldSample(samplingParameters);
    }

    /// <summary>Removes the query of a URL, since it may have a token.</summary>
    private sealed class WithoutQuery : OpenTelemetry.BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => data.SetTag("url.query", null);
    }
}
