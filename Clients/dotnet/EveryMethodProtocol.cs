using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Client;

/// <summary>
/// A protocol that lets no message pass by. SignalR drops those of methods that no handler was added for; one of a later version of the
/// server has its place on a stream all the same, so it comes as <see cref="Unknown"/>, with its method's name before it.
/// </summary>
/// <param name="known">The methods that handlers are added for.</param>
internal sealed class EveryMethodProtocol(IHubProtocol protocol, IReadOnlySet<string> known) : IHubProtocol
{
    /// <summary>The method whose handler takes a name, and a <see cref="LiveMessage{T}"/> of anything.</summary>
    public const string Unknown = "unknown";

    public string Name => protocol.Name;

    public int Version => protocol.Version;

    public TransferFormat TransferFormat => protocol.TransferFormat;

    public bool IsVersionSupported(int version) => protocol.IsVersionSupported(version);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => protocol.GetMessageBytes(message);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => protocol.WriteMessage(message, output);

    public bool TryParseMessage(
        ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (!protocol.TryParseMessage(ref input, new Binder(binder, known), out message)) return false;
        if (message is InvocationMessage { Arguments: [{ } argument] } sent && !known.Contains(sent.Target))
            message = new InvocationMessage(Unknown, [sent.Target, argument]);
        return true;
    }

    private sealed class Binder(IInvocationBinder binder, IReadOnlySet<string> known) : IInvocationBinder
    {
        private static readonly Type[] Anything = [typeof(LiveMessage<object>)];

        public IReadOnlyList<Type> GetParameterTypes(string methodName) =>
            known.Contains(methodName) ? binder.GetParameterTypes(methodName) : Anything;

        public Type GetReturnType(string invocationId) => binder.GetReturnType(invocationId);

        public Type GetStreamItemType(string streamId) => binder.GetStreamItemType(streamId);
    }
}
