using System.Diagnostics.Metrics;

namespace RealtimeRestaurant.Domain.Limits;

/// <summary>Metrics of the rate limits; see docs/operations.md. No tag identifies a user.</summary>
internal static class LimitTelemetry
{
    private static readonly Meter Meter = new("RealtimeRestaurant.Limits");
    private static readonly Counter<long> Refusals =
        Meter.CreateCounter<long>("restaurant.limits.refused", "{request}", "Requests and hub calls refused by a rate limit");

    public static void Refused(string policy) => Refusals.Add(1, new KeyValuePair<string, object?>("policy", policy));
}
