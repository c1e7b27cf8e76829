using System.Text;

namespace RealtimeRestaurant.Host.Operations;

public enum OtlpProtocol { Grpc, Http }

/// <summary>Who may read the measurements, and where they and the traces are sent. Section <c>Telemetry</c>.</summary>
internal sealed record TelemetryOptions
{
    public const int ShortestToken = 16;

    /// <summary>Whoever sends it as a bearer token may read <c>/metrics</c>. Without one nobody may, but in Development this machine.</summary>
    public string? MetricsToken { get; init; }

    /// <summary>A collector that takes OTLP, such as <c>http://localhost:4317</c>. Without one nothing is sent, and nothing is traced.</summary>
    public string? Otlp { get; init; }

    public OtlpProtocol OtlpProtocol { get; init; } = OtlpProtocol.Grpc;

    /// <summary>The share of requests that are traced.</summary>
    public double Sampling { get; init; } = 0.1;

    /// <summary>Sentences that say what to set; none when all is well.</summary>
    public IEnumerable<string> Errors()
    {
        if (MetricsToken is not (null or "") && Encoding.UTF8.GetByteCount(MetricsToken) < ShortestToken) yield return $"Set Telemetry:MetricsToken to at least {ShortestToken} bytes, for example from `openssl rand -base64 24`.";
        if (Otlp is not (null or "") && !(Uri.TryCreate(Otlp, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")) yield return "Set Telemetry:Otlp to a URL like http://localhost:4317.";
        if (!Enum.IsDefined(OtlpProtocol)) yield return "Set Telemetry:OtlpProtocol to grpc or http.";
        if (Sampling is not (>= 0 and <= 1)) yield return "Set Telemetry:Sampling to between 0 and 1.";
    }
}
