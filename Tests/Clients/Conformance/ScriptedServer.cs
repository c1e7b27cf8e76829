using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Client;

namespace RealtimeRestaurant.Tests.Clients.Conformance;

/// <summary>
/// A server of HTTP and WebSockets that does what a case says, however wrong. What the client does waits in <see cref="Acts"/> until the
/// case looks at it.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly WireProtocol _protocol;
    private readonly ConcurrentQueue<TaskCompletionSource<JsonNode?>> _requests = [];
    private TaskCompletionSource<bool>? _opening;
    private TaskCompletionSource<ScriptedSocket> _opened = new();
    private ScriptedSocket? _socket;

    private ScriptedServer(WireProtocol protocol)
    {
        _protocol = protocol;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(http => http.WebSockets.IsWebSocketRequest ? ConnectAsync(http) : AnswerAsync(http));
    }

    public Uri Url => new(_app.Urls.First());

    /// <summary>What the client has done, as the steps of a case name it.</summary>
    public ConcurrentQueue<JsonObject> Acts { get; } = [];

    /// <summary>The connection that is open; null: none.</summary>
    public ScriptedSocket? Socket => _socket is { IsOpen: true } open ? open : null;

    /// <summary>The client waits for the server: for a connection, or for an answer.</summary>
    public bool IsAsked => _opening is { Task.IsCompleted: false } || !_requests.IsEmpty;

    public static async Task<ScriptedServer> StartAsync(WireProtocol protocol)
    {
        var server = new ScriptedServer(protocol);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Does what a step says.</summary>
    public async Task DoAsync(JsonObject step)
    {
        switch ((string?)step["server"])
        {
            case "accepts":
                _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _opening!.SetResult(true);
                _socket = await _opened.Task.WaitAsync(Eventually.Timeout);
                break;
            case "refuses": _opening!.SetResult(false); break;
            case "drops": _socket!.Drop(); break;
            case "sends": await _socket!.SendAsync((string)step["method"]!, step["argument"]); break;
            case "replies": await _socket!.ReplyAsync((string?)step["method"], step["result"], (string?)step["error"]); break;
            case "streams": await _socket!.StreamAsync(step["item"]); break;
            case "answers": Next().SetResult(step); break;
            case "doesNotAnswer": Next().SetResult(null); break;
            default: throw new NotSupportedException($"A server does not know how it {step["server"]}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _opening?.TrySetResult(false);
        while (_requests.TryDequeue(out var request)) request.TrySetResult(null);
        Socket?.Drop();
        await _app.DisposeAsync();
    }

    private TaskCompletionSource<JsonNode?> Next() =>
        _requests.TryDequeue(out var request) ? request : throw new InvalidOperationException("No request waits for an answer.");

    private async Task ConnectAsync(HttpContext http)
    {
        var opening = _opening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Acts.Enqueue(new JsonObject { ["client"] = "connects", ["token"] = TokenOf(http) });
        using var left = http.RequestAborted.Register(() => opening.TrySetResult(false));
        if (!await opening.Task)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        using var socket = new ScriptedSocket(await http.WebSockets.AcceptWebSocketAsync(), _protocol, http.Abort, Acts);
        await socket.ShakeHandsAsync();
        _opened.SetResult(socket);
        await socket.ReadAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var body = await new StreamReader(http.Request.Body).ReadToEndAsync(http.RequestAborted);
        var answer = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests.Enqueue(answer);
        Acts.Enqueue(new JsonObject
        {
            ["client"] = "requests", ["method"] = http.Request.Method, ["path"] = http.Request.Path.Value, ["token"] = TokenOf(http),
            ["idempotencyKey"] = (string?)http.Request.Headers["Idempotency-Key"], ["body"] = body.Length > 0 ? JsonNode.Parse(body) : null,
        });
        // A connection that is used again may be dead, and then the platform sends the request once more by itself.
        http.Response.Headers.Connection = "close";
        if (await answer.Task is not { } step)
        {
            http.Abort();
            return;
        }
        http.Response.StatusCode = (int)step["status"]!;
        if (step["body"] is { } said) await http.Response.WriteAsJsonAsync(said);
    }

    private static string? TokenOf(HttpContext http) =>
        ((string?)http.Request.Headers.Authorization)?.Replace("Bearer ", "", StringComparison.Ordinal);
}
