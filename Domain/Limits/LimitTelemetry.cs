using System.Diagnostics.Metrics;

namespace RealtimeRestaurant.Domain.Limits;

/// <summary>What the limits of this process tell whoever measures; see docs/operations.md. No tag names who was refused.</summary>
internal static class LimitTelemetry
{
    private static readonly Meter Meter = new("RealtimeRestaurant.Limits");
    private static readonly Counter<long> Refusals =
        Meter.CreateCounter<long>("restaurant.limits.refused", "{request}", "Requests and hub calls that were beyond a limit");

    public static void Refused(string policy) => Refusals.Add(1, new KeyValuePair<string, object?>("policy", policy));
}
