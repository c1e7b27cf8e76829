using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using RealtimeRestaurant.Client;

namespace RealtimeRestaurant.Tests.Clients.Conformance;

/// <summary>One connection of a <see cref="ScriptedServer"/>, in SignalR's own protocol.</summary>
internal sealed class ScriptedSocket(WebSocket socket, WireProtocol protocol, Action abort, ConcurrentQueue<JsonObject> acts)
    : IInvocationBinder, IDisposable
{
    private readonly IHubProtocol _protocol = protocol == WireProtocol.Json ? new JsonHubProtocol() : new MessagePackHubProtocol();
    private readonly List<(string Method, string Id)> _calls = [];
    private readonly HashSet<string> _answered = [];
    private volatile bool _isOpen = true;

    public bool IsOpen => _isOpen;

    /// <summary>How many messages it has sent.</summary>
    public int Sent { get; private set; }

    /// <summary>The client waits for the reply of a Join.</summary>
    public bool IsJoining
    {
        get
        {
            lock (_calls) return _calls.Exists(call => call.Method == "Join" && !_answered.Contains(call.Id));
        }
    }

    /// <summary>How many calls besides Joins have no answer.</summary>
    public int Unanswered
    {
        get
        {
            lock (_calls) return _calls.Count(call => call.Method != "Join" && !_answered.Contains(call.Id));
        }
    }

    public async Task ShakeHandsAsync()
    {
        var buffer = new byte[1024];
        await socket.ReceiveAsync(buffer, CancellationToken.None);
        await socket.SendAsync("{}\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }

    public async Task ReadAsync()
    {
        var (buffer, filled) = (new byte[64 * 1024], 0);
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(filled), CancellationToken.None) is { } received)
            {
                if (received.MessageType == WebSocketMessageType.Close) break;
                filled += received.Count;
                if (!received.EndOfMessage) continue;
                var data = new ReadOnlySequence<byte>(buffer, 0, filled);
                while (_protocol.TryParseMessage(ref data, this, out var message)) Take(message);
                data.ToArray().CopyTo(buffer, 0);
                filled = (int)data.Length;
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException) { /* it ended that way */ }
        if (!_isOpen) return;
        _isOpen = false;
        acts.Enqueue(new JsonObject { ["client"] = "closes" });
    }

    public void Drop()
    {
        _isOpen = false;
        abort();
    }

    public Task SendAsync(string method, JsonNode? argument)
    {
        Sent++;
        return WriteAsync(new InvocationMessage(method, [Written(argument)]));
    }

    /// <param name="method">The last call of it; null: the last call of all.</param>
    public Task ReplyAsync(string? method, JsonNode? result, string? error)
    {
        string id;
        lock (_calls)
        {
            id = _calls.FindLast(call => method is null || call.Method == method).Id;
            _answered.Add(id);
        }
        return WriteAsync(new CompletionMessage(id, error, Written(result), hasResult: error is null));
    }

    public Task StreamAsync(JsonNode? item) => WriteAsync(new StreamItemMessage(_calls[^1].Id, Written(item)));

    public void Dispose() => socket.Dispose();

    Type IInvocationBinder.GetReturnType(string invocationId) => typeof(object);

    IReadOnlyList<Type> IInvocationBinder.GetParameterTypes(string methodName) =>
        methodName.StartsWith("Stream", StringComparison.Ordinal) ? [] : [typeof(object)];

    Type IInvocationBinder.GetStreamItemType(string streamId) => typeof(object);

    private void Take(HubMessage message)
    {
        if (message is not HubMethodInvocationMessage call) return;
        lock (_calls) _calls.Add((call.Target, call.InvocationId!));
        acts.Enqueue(new JsonObject
        {
            ["client"] = "calls", ["method"] = call.Target, ["argument"] = Read(call.Arguments.FirstOrDefault()),
        });
    }

    private async Task WriteAsync(HubMessage message)
    {
        var type = protocol == WireProtocol.Json ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
        try
        {
            await socket.SendAsync(_protocol.GetMessageBytes(message), type, endOfMessage: true, CancellationToken.None);
        }
        catch (WebSocketException) when (socket.State != WebSocketState.Open)
        {
            // The client left as soon as it had read the message, before the send came back.
        }
    }

    private static JsonNode? Read(object? argument) => JsonSerializer.SerializeToNode(
        argument is IDictionary<object, object> members ? members.ToDictionary(one => (string)one.Key, one => Read(one.Value)) : argument);

    // MessagePack writes what JSON's nodes hold, not the nodes.
    private object? Written(JsonNode? node) => protocol == WireProtocol.Json ? node : Plain(node);

    private static object? Plain(JsonNode? node) => node switch
    {
        null => null,
        JsonObject members => members.ToDictionary(member => member.Key, member => Plain(member.Value)),
        JsonArray entries => entries.Select(Plain).ToArray(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => (string?)node,
            JsonValueKind.Number => (long)node,
            JsonValueKind.True => true,
            _ => false,
        },
    };
}
