using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Host.Doors;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Limits;

/// <summary>
/// Every request passes here once it is known who sends it: whoever has signed in is counted as themselves, wherever they are; anybody else by address. What is beyond a limit
/// is answered with 429, written down, and costs nothing else.
/// </summary>
internal sealed partial class Gate(RateLimits limits, StaffLimits staff, IRateCounters counters, TimeProvider clock, ILogger<Gate> logger)
{
    // Of the counts that are not a restaurant's.
    private const string Scope = "outside";

    // How often it is written down, which is nobody's business but this node's.
    private readonly Infrastructure.InProcess.RateCounters _told = new(clock);

    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (!limits.Enabled)
        {
            await next(http);
            return;
        }
        var taking = await TakeAsync(http);
        LimitFields.Show(http, taking.Levels);
        if (!taking.IsGranted)
        {
            Tell(http, taking.Emptiest);
            await Refused.WriteAsync(http, StaffLimits.Refusal(taking.Emptiest));
            return;
        }
        await next(http);
        await ForgiveAsync(http);
    }

    private async ValueTask<Taking> TakeAsync(HttpContext http)
    {
        if (Caller.Of(http.User) is { } caller) return await staff.TakeAsync(caller.RestaurantId, caller.Actor, More(http, caller));
        ImmutableArray<Bucket> general = [General(http)];
        return Has<Uncounted>(http) ? new(true, [Level.Full(general[0])]) : await counters.TakeAsync(Scope, general);
    }

    // Whoever has just proven who they are was no stranger: a house full of tablets behind one address refreshes as often as it needs to.
    private async ValueTask ForgiveAsync(HttpContext http)
    {
        if (Caller.Of(http.User) is null && Has<ProvesWho>(http) && http.Response.StatusCode is StatusCodes.Status200OK) await counters.TakeAsync(Scope, [General(http)], -1);
    }

    // Apart from all else that strangers at this address ask: the house's tablets refresh from behind it.
    private Bucket General(HttpContext http) => new("general", Has<ProvesWho>(http) ? $"{Address.Of(http)}:sign-in" : Address.Of(http), limits.General);

    private ImmutableArray<Bucket> More(HttpContext http, Caller caller) => http.GetEndpoint()?.Metadata.GetMetadata<Limited>()?.By switch
    {
        Limit.Payment => [new("payment", $"{caller.Actor.Id}:{Short(http.Request.RouteValues["billId"] as string)}", limits.Payment)],
        Limit.Upload => [new("upload", caller.Actor.Id, limits.Upload)],
        Limit.Search => [new("search", caller.Actor.Id, limits.Search)],
        _ => [],
    };

    private static bool Has<T>(HttpContext http) where T : class => http.GetEndpoint()?.Metadata.GetMetadata<T>() is not null;

    // What a path names may be anything, and as long.
    private static string Short(string? id) => id is { Length: > 64 } ? id[..64] : id ?? "";

    private void Tell(HttpContext http, Level level)
    {
        if (_told.Take("", [level.Bucket with { Rate = StaffLimits.Told }]).IsGranted) LogHit(level.Bucket.Policy, level.Bucket.Key, http.Request.Method, http.Request.Path);
    }

    [LoggerMessage(5101, LogLevel.Warning, "Over the limit {Policy} for {Whose}: {Method} {Path} (told once in ten seconds)")]
    private partial void LogHit(string policy, string whose, string method, string path);
}
