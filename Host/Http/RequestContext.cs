using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Who asks, under which command id, and what the path names.</summary>
internal sealed record RequestContext(Caller Caller, string CommandId, RouteValueDictionary Path)
{
    public string this[string name] => (string)Path[name]!;

    /// <summary>The command, as this caller's under this id.</summary>
    public CommandEnvelope Envelope(RestaurantCommand command) => new(CommandId, Caller.Actor, command);

    /// <summary>The caller's restaurant.</summary>
    public ValueTask<LiveRestaurant> OpenAsync(HttpContext http) =>
        http.RequestServices.GetRequiredService<LiveRestaurants>().OpenAsync(Caller.RestaurantId, http.RequestAborted);

    /// <summary>False where the path names what cannot be there: no id looks like this.</summary>
    public bool CanBeFound => Path.Values.All(id => Rules.IsToken(id as string));
}
