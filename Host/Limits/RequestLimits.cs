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
/// The middleware that counts every request: a signed-in user as a user, wherever they are, and other clients by address. A request beyond
/// a limit gets 429 and is logged.
/// </summary>
internal sealed partial class RequestLimits(
    RateLimits limits, StaffLimits staff, IRateCounters counters, TimeProvider clock, ILogger<RequestLimits> logger)
{
    // The scope of buckets that belong to no restaurant.
    private const string Scope = "outside";

    // How often each bucket is logged. Only this node uses it, so it is not shared through Redis.
    private readonly Infrastructure.InProcess.RateCounters _logged = new(clock);

    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (!limits.Enabled)
        {
            await next(http);
            return;
        }
        var result = await TakeAsync(http);
        LimitFields.Show(http, result.Levels);
        if (!result.IsGranted)
        {
            await ProblemResult.WriteAsync(http, Refuse(http, result.Tightest));
            return;
        }
        await next(http);
    }

    /// <summary>
    /// For operations that count themselves: takes a permit from this bucket, or says when there will be one. A request with a valid token
    /// has already been counted for its user.
    /// </summary>
    public async ValueTask<Refusal?> CountAsync(HttpContext http, Bucket bucket)
    {
        if (!limits.Enabled || Caller.Of(http.User) is not null) return null;
        var result = await counters.TakeAsync(Scope, [bucket]);
        LimitFields.Show(http, result.Levels);
        return result.IsGranted ? null : Refuse(http, result.Tightest);
    }

    /// <summary>Gives the permit back.</summary>
    public async ValueTask ReturnPermitAsync(HttpContext http, Bucket bucket)
    {
        if (limits.Enabled && Caller.Of(http.User) is null) await counters.TakeAsync(Scope, [bucket], -1);
    }

    /// <summary>The refusal for an empty bucket, logged.</summary>
    public Refusal Refuse(HttpContext http, Level level)
    {
        Log(http, level);
        return StaffLimits.Refuse(level);
    }

    private async ValueTask<LimitResult> TakeAsync(HttpContext http)
    {
        if (Caller.Of(http.User) is { } caller) return await staff.TakeAsync(caller.RestaurantId, caller.Actor, More(http, caller));
        if (Has<OwnLimitMetadata>(http)) return LimitResult.Uncounted;
        ImmutableArray<Bucket> general = [new("general", await ClientAsync(http), limits.General)];
        return Has<NoLimitMetadata>(http) ? new(true, [Level.Full(general[0])]) : await counters.TakeAsync(Scope, general);
    }

    // A client whose token has merely expired must get 401, so that it refreshes, whatever other clients do at the same address.
    private static async ValueTask<string> ClientAsync(HttpContext http) =>
        http.Request.Headers.Authorization is [{ } token]
        && (await http.AuthenticateAsync()).Failure is SecurityTokenInvalidLifetimeException
            ? $"expired:{Secrets.Hash(token)}" : Address.Of(http);

    private ImmutableArray<Bucket> More(HttpContext http, Caller caller) =>
        http.GetEndpoint()?.Metadata.GetMetadata<LimitMetadata>()?.By switch
    {
        Limit.Payment => [new("payment", $"{caller.Actor.Id}:{Short(http.Request.RouteValues["billId"] as string)}", limits.Payment)],
        Limit.Upload => [new(StaffLimits.Upload, caller.Actor.Id, limits.Upload)],
        Limit.Search => [new("search", caller.Actor.Id, limits.Search)],
        _ => [],
    };

    private static bool Has<T>(HttpContext http) where T : class => http.GetEndpoint()?.Metadata.GetMetadata<T>() is not null;

    // A path may contain anything, of any length.
    private static string Short(string? id) => id is { Length: > 64 } ? id[..64] : id ?? "";

    private void Log(HttpContext http, Level level)
    {
        if (_logged.Take("", [level.Bucket with { Rate = StaffLimits.LogRate }]).IsGranted)
            LogHit(level.Bucket.Policy, level.Bucket.Key, http.Request.Method, http.Request.Path);
    }

    [LoggerMessage(5101, LogLevel.Warning, "Over the limit {Policy} for {Key}: {Method} {Path} (logged at most once in ten seconds)")]
    private partial void LogHit(string policy, string key, string method, string path);
}
