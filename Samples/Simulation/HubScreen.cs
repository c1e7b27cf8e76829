using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples.Simulation;

/// <summary>A connection to one of the hubs.</summary>
internal abstract class HubScreen : IAsyncDisposable
{
    protected HubScreen(Uri host, string path, Func<Task<string>> signIn) =>
        Connection = new HubConnectionBuilder().WithAutomaticReconnect().WithUrl(new Uri(host, path), options =>
        {
            options.AccessTokenProvider = async () => await signIn();
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
        }).Build();

    protected HubConnection Connection { get; }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    protected Task<JoinReply<TSnapshot>> JoinAsync<TSnapshot>(CancellationToken ct) where TSnapshot : class =>
        Connection.InvokeAsync<JoinReply<TSnapshot>>("Join", new JoinRequest(null, null), ct);
}

/// <summary>A waiter's tablet that shows the floor as it is now.</summary>
internal sealed class FloorScreen(Uri host, Func<Task<string>> signIn) : HubScreen(host, "/hubs/floor", signIn)
{
    public Task OpenAsync(CancellationToken ct) => Connection.StartAsync(ct);

    public async Task<FloorSnapshot> LookAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return (await JoinAsync<FloorSnapshot>(ct)).Snapshot!;
            }
            catch (Exception) when (Connection.State is HubConnectionState.Connecting or HubConnectionState.Reconnecting)
            {
                // It was cut off, and tries again by itself for a while.
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
            }
        }
    }
}
