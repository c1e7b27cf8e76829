using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>Consecutive messages that go out in one write, serialised once per protocol for all connections.</summary>
internal sealed record Batch(SerializedHubMessage Message, int Bytes)
{
    public static Batch Of(ReadOnlySpan<HubMessage> messages, ImmutableArray<IHubProtocol> protocols)
    {
        var serialized = new SerializedMessage[protocols.Length];
        var longest = 0;
        for (var i = 0; i < protocols.Length; i++)
        {
            var bytes = Serialize(messages, protocols[i]);
            serialized[i] = new SerializedMessage(protocols[i].Name, bytes);
            longest = Math.Max(longest, bytes.Length);
        }
        return new(new SerializedHubMessage(ImmutableCollectionsMarshal.AsImmutableArray(serialized)), longest);
    }

    private static ReadOnlyMemory<byte> Serialize(ReadOnlySpan<HubMessage> messages, IHubProtocol protocol)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        foreach (var message in messages) protocol.WriteMessage(message, buffer);
        return buffer.WrittenMemory;
    }
}
