using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples.Simulation;

/// <summary>
/// A waiter's tablet that shows the floor as it is now: it asks for a snapshot each time, which a client that follows the hub does once.
/// </summary>
internal sealed class FloorScreen(Uri host, Func<Task<string>> signIn) : IAsyncDisposable
{
    private readonly HubConnection _connection = new HubConnectionBuilder().WithAutomaticReconnect().WithUrl(
        new Uri(host, "/hubs/floor"), options =>
        {
            options.AccessTokenProvider = async () => await signIn();
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
        }).Build();

    public Task OpenAsync(CancellationToken ct) => _connection.StartAsync(ct);

    public async Task<FloorSnapshot> LookAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return (await _connection.InvokeAsync<JoinReply<FloorSnapshot>>("Join", new JoinRequest(null, null), ct)).Snapshot!;
            }
            catch (Exception) when (_connection.State is HubConnectionState.Connecting or HubConnectionState.Reconnecting)
            {
                // It was cut off, and tries again by itself for a while.
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
            }
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
