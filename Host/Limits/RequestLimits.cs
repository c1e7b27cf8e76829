using System.Collections.Immutable;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Limits;

/// <summary>
/// Every request passes here once it is known who sends it: whoever has signed in is counted as themselves, wherever they are; anybody else by address. What is beyond a limit
/// is answered with 429 and written down. The doors where strangers show who they are read the body first, which is small.
/// </summary>
internal sealed partial class RequestLimits(RateLimits limits, StaffLimits staff, IRateCounters counters, TimeProvider clock, ILogger<RequestLimits> logger)
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
            await ProblemResult.WriteAsync(http, Refuse(http, taking.Tightest));
            return;
        }
        await next(http);
    }

    /// <summary>For the doors that count themselves: takes a permit from this bucket and shows what is left of it; or says when there will be one. Whoever brings a good token has been counted as themselves.</summary>
    public async ValueTask<Refusal?> CountAsync(HttpContext http, Bucket bucket)
    {
        if (!limits.Enabled || Caller.Of(http.User) is not null) return null;
        var taking = await counters.TakeAsync(Scope, [bucket]);
        LimitFields.Show(http, taking.Levels);
        return taking.IsGranted ? null : Refuse(http, taking.Tightest);
    }

    /// <summary>Gives the permit back.</summary>
    public async ValueTask ForgiveAsync(HttpContext http, Bucket bucket)
    {
        if (limits.Enabled && Caller.Of(http.User) is null) await counters.TakeAsync(Scope, [bucket], -1);
    }

    /// <summary>The refusal, written down.</summary>
    public Refusal Refuse(HttpContext http, Level level)
    {
        Tell(http, level);
        return StaffLimits.Refuse(level);
    }

    private async ValueTask<Taking> TakeAsync(HttpContext http)
    {
        if (Caller.Of(http.User) is { } caller) return await staff.TakeAsync(caller.RestaurantId, caller.Actor, More(http, caller));
        if (Has<CountsItselfMetadata>(http)) return Taking.Free;
        ImmutableArray<Bucket> general = [new("general", await StrangerAsync(http), limits.General)];
        return Has<UncountedMetadata>(http) ? new(true, [Level.Full(general[0])]) : await counters.TakeAsync(Scope, general);
    }

    // Who comes with a token of ours that has only expired is to hear so, whatever strangers do at the same address: a tablet refreshes when it is told 401.
    private static async ValueTask<string> StrangerAsync(HttpContext http) =>
        http.Request.Headers.Authorization is [{ } token] && (await http.AuthenticateAsync()).Failure is SecurityTokenExpiredException ? $"expired:{Secrets.Hash(token)}" : Address.Of(http);

    private ImmutableArray<Bucket> More(HttpContext http, Caller caller) => http.GetEndpoint()?.Metadata.GetMetadata<RateLimitMetadata>()?.By switch
    {
        Limit.Payment => [new("payment", $"{caller.Actor.Id}:{Short(http.Request.RouteValues["billId"] as string)}", limits.Payment)],
        Limit.Upload => [new(StaffLimits.Upload, caller.Actor.Id, limits.Upload)],
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
