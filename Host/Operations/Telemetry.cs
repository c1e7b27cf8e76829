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
/// Everything that is measured and traced in this process, on its way out: metrics at <c>/metrics</c>, and both to an OTLP collector where one is set.
/// What is measured is said where it happens, with nothing but .NET's own Meter and ActivitySource; this is the only place that knows OpenTelemetry.
/// </summary>
internal static class Telemetry
{
    public const string MetricsPath = "/metrics";

    private static readonly string[] Meters =
    [
        "RealtimeRestaurant.*", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Http.Connections", "Microsoft.AspNetCore.Diagnostics",
    ];

    // A collector that hangs keeps nobody waiting but the node's end, and that not for long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // Not the cache's: its spans carry the keys, and in them what was asked for.
    private static readonly string[] Sources = ["RealtimeRestaurant.*", "Microsoft.AspNetCore.SignalR.Server", "MongoDB.Driver"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Bind<TelemetryOptions>("Telemetry");
        Settings.Refuse(options.Errors());
        builder.Services.AddSingleton(options);
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(node => node.AddService("realtime-restaurant", serviceInstanceId: Environment.MachineName)).WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters).AddPrometheusExporter();
            if (options.Otlp is { Length: > 0 }) metrics.AddOtlpExporter(otlp => SendTo(otlp, options, "v1/metrics"));
        });
        if (options.Otlp is not { Length: > 0 }) return;
        telemetry.WithTracing(traces => traces
            .SetSampler(new RequestSampler(options.Sampling)).AddSource(Sources).AddAspNetCoreInstrumentation(requests => requests.Filter = IsTraced)
            .AddProcessor(new WithoutQuery()).AddOtlpExporter(otlp => SendTo(otlp, options, "v1/traces")));
    }

    /// <summary>For whoever has the token; to anybody else there is nothing here.</summary>
    public static void UseMetrics(this WebApplication app)
    {
        var token = app.Services.GetRequiredService<TelemetryOptions>().MetricsToken is { Length: > 0 } set ? Encoding.UTF8.GetBytes($"Bearer {set}") : null;
        var isDevelopment = app.Environment.IsDevelopment();
        app.UseOpenTelemetryPrometheusScrapingEndpoint(http => http.Request.Path == MetricsPath && HttpMethods.IsGet(http.Request.Method) && MayRead(http, token, isDevelopment));
    }

    /// <summary>What whoever runs the place asks for all day, and nobody wants to read of.</summary>
    public static bool IsOfOperations(PathString path) =>
        path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(MetricsPath, StringComparison.OrdinalIgnoreCase);

    // That somebody comes from this machine says nothing in Production: there a proxy on it may speak for the whole world.
    private static bool MayRead(HttpContext http, byte[]? token, bool isDevelopment) => token is null
        ? isDevelopment && http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString()), token);

    // A hub's connection is no request: its calls are traced one by one.
    private static bool IsTraced(HttpContext http) => !IsOfOperations(http.Request.Path) && !http.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase);

    private static void SendTo(OtlpExporterOptions otlp, TelemetryOptions options, string signal)
    {
        var http = options.OtlpProtocol is OtlpProtocol.Http;
        otlp.TimeoutMilliseconds = (int)Patience.TotalMilliseconds;
        otlp.Protocol = http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        // Over HTTP each signal has a path of its own.
        otlp.Endpoint = http ? new Uri($"{options.Otlp!.TrimEnd('/')}/{signal}") : new Uri(options.Otlp!);
    }

    /// <summary>
    /// Decides by the trace's own number, so that all nodes decide alike, and no client can have more of its requests traced by saying so. What a node
    /// asks its store by itself, every second, belongs to nobody's request and is not traced.
    /// </summary>
    private sealed class RequestSampler(double share) : Sampler
    {
        private readonly ParentBasedSampler _sampler = new(new TraceIdRatioBasedSampler(share), remoteParentSampled: new TraceIdRatioBasedSampler(share));

        public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
            samplingParameters is { Kind: ActivityKind.Client, ParentContext.TraceId: var trace } && trace == default
                ? new SamplingResult(SamplingDecision.Drop) : _sampler.ShouldSample(samplingParameters);
    }

    /// <summary>Nothing of a query leaves the process: a token may be in it.</summary>
    private sealed class WithoutQuery : OpenTelemetry.BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => data.SetTag("url.query", null);
    }
}
