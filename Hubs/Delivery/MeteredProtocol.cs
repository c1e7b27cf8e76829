using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Limits;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Counts what comes in on a connection before anything is done about it: a call of a method that is not there, or with arguments of a wrong type, is answered by SignalR,
/// and a ping or a cancellation by nobody, so that <see cref="CallLimits"/> never sees them. Twice <see cref="RateLimits.Connection"/>, so that calls are refused
/// with a reply first; beyond it the connection ends.
/// </summary>
internal sealed class MeteredProtocol(IHubProtocol spoken, RateLimits limits, TimeProvider clock) : IHubProtocol
{
    private readonly Rate _rate = limits.Connection with { Permits = 2 * limits.Connection.Permits };

    // SignalR makes a binder for each connection; here nothing else tells them apart.
    private readonly ConditionalWeakTable<IInvocationBinder, LocalBucket> _buckets = [];

    public string Name => spoken.Name;

    public int Version => spoken.Version;

    public TransferFormat TransferFormat => spoken.TransferFormat;

    /// <summary>Meters every protocol that is registered until now.</summary>
    public static void MeterAll(IServiceCollection services)
    {
        foreach (var protocol in services.Where(service => service.ServiceType == typeof(IHubProtocol)).ToArray())
        {
            services.Remove(protocol);
            services.AddSingleton<IHubProtocol>(provider => ActivatorUtilities.CreateInstance<MeteredProtocol>(
                provider, ActivatorUtilities.CreateInstance(provider, protocol.ImplementationType!)));
        }
    }

    /// <exception cref="InvalidDataException">Too many: SignalR closes the connection.</exception>
    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (!spoken.TryParseMessage(ref input, binder, out message)) return false;
        if (limits.Enabled && !_buckets.GetValue(binder, _ => new LocalBucket(clock)).Take(_rate, out var _))
            throw new InvalidDataException("More messages on one connection than may be.");
        return true;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => spoken.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => spoken.GetMessageBytes(message);

    public bool IsVersionSupported(int version) => spoken.IsVersionSupported(version);
}
