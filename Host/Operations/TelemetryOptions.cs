using System.ComponentModel.DataAnnotations;
using System.Text;
using RealtimeRestaurant.Domain.Options;

namespace RealtimeRestaurant.Host.Operations;

public enum OtlpProtocol { Grpc, Http }

/// <summary>Which clients may read the metrics, and where metrics and traces are sent. Section <c>Telemetry</c>.</summary>
internal sealed record TelemetryOptions : IValidatableObject
{
    public const int ShortestToken = 16;

    /// <summary>
    /// The bearer token that <c>/metrics</c> requires. Without one the page answers only clients on the same machine, in Development only.
    /// </summary>
    public string? MetricsToken { get; init; }

    /// <summary>An OTLP collector, such as <c>http://localhost:4317</c>. Without one nothing is sent, and nothing is traced.</summary>
    public string? Otlp { get; init; }

    [Choice(typeof(OtlpProtocol))]
    public OtlpProtocol OtlpProtocol { get; init; } = OtlpProtocol.Grpc;

    /// <summary>The share of requests that are traced.</summary>
    [Bounds(0, 1)]
    public double Sampling { get; init; } = 0.1;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MetricsToken is not (null or "") && Encoding.UTF8.GetByteCount(MetricsToken) < ShortestToken)
            yield return new($"Set Telemetry:MetricsToken to at least {ShortestToken} bytes, for example from `openssl rand -base64 24`.");
        if (Otlp is not (null or "") && !(Uri.TryCreate(Otlp, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            yield return new("Set Telemetry:Otlp to a URL such as http://localhost:4317.");
    }
}
