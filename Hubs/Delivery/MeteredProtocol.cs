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
/// Counts every message that arrives on a connection, before it is handled. SignalR itself answers pings, cancellations, calls of unknown
/// methods and calls with arguments of a wrong type, so that <see cref="CallLimits"/> never sees them. A connection may bring twice as many
/// messages as <see cref="RateLimits.Connection"/> allows calls, so that calls are refused with a reply first. One more ends it.
/// <para>
/// The first message is preceded by a ping that the client did not send: with the first ping SignalR starts to watch a connection for
/// <see cref="LiveHubOptions.ClientTimeout"/>, and a client that never pings would never be watched.
/// </para>
/// </summary>
internal sealed class MeteredProtocol(IHubProtocol inner, RateLimits limits, TimeProvider clock) : IHubProtocol
{
    private readonly Rate _rate = limits.Connection with { Permits = 2 * limits.Connection.Permits };

    // SignalR makes one binder per connection, and passes nothing else that identifies the connection.
    private readonly ConditionalWeakTable<IInvocationBinder, LocalBucket> _buckets = [];

    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    /// <summary>Wraps every protocol that is registered so far.</summary>
    public static void MeterAll(IServiceCollection services)
    {
        foreach (var protocol in services.Where(service => service.ServiceType == typeof(IHubProtocol)).ToArray())
        {
            services.Remove(protocol);
            services.AddSingleton<IHubProtocol>(provider => ActivatorUtilities.CreateInstance<MeteredProtocol>(
                provider, ActivatorUtilities.CreateInstance(provider, protocol.ImplementationType!)));
        }
    }

    /// <exception cref="InvalidDataException">Too many messages. SignalR closes the connection.</exception>
    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (!_buckets.TryGetValue(binder, out var bucket))
        {
            _buckets.Add(binder, new LocalBucket(clock));
            message = PingMessage.Instance;
            return true;
        }
        if (!inner.TryParseMessage(ref input, binder, out message)) return false;
        if (limits.Enabled && !bucket.Take(_rate, out var _))
            throw new InvalidDataException("The connection sends more messages than the limit allows.");
        return true;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);
}
