using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http.Timeouts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Sets up how this node receives requests.</summary>
internal static class HttpSetup
{
    private static readonly Refusal TooSlow =
        new(RefusalCode.Unavailable,
        "The request took too long; it may or may not have taken effect. Send it again with the same Idempotency-Key to find out.");
    private static readonly Refusal OriginNotAllowed = new(RefusalCode.Forbidden, "Pages of this origin may not connect.");

    public static void AddHttp(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Bind<HttpOptions>();
        Settings.Refuse(options.OriginFaults(builder.Environment));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = JsonBody.MaxSize;
        });
        builder.Services.AddSingleton(options).AddSingleton(builder.Configuration.Bind<Features>())
            .ConfigureHttpJsonOptions(json => Json.Strict(json.SerializerOptions));
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = options.RequestTimeout, TimeoutStatusCode = HttpStatus.Of(TooSlow.Code),
            WriteTimeoutResponse = http => ProblemResult.WriteAsync(http, TooSlow),
        });
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => Allow(policy, options.Origins)));
    }

    // Microsoft's JavaScript client negotiates with credentials and two headers of its own. Nothing here reads a cookie, so credentials
    // give a page nothing: each request carries its token.
    private static void Allow(CorsPolicyBuilder policy, IReadOnlyList<string> origins) =>
        policy.SetIsOriginAllowed(origin => Origin.IsListed(origin, origins)).AllowCredentials()
            .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE")
            .WithHeaders("Authorization", "Content-Type", "If-None-Match", IdempotencyKey.Header,
                "X-Requested-With", "X-SignalR-User-Agent")
            .WithExposedHeaders("X-Request-Id", "Location", "ETag", "Retry-After", "RateLimit", "RateLimit-Policy",
                IdempotencyKey.ReplayHeader)
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10));

    /// <summary>Allows pages of the configured origins to call this host, over REST and hubs.</summary>
    public static void UseOrigins(this WebApplication app)
    {
        var allowed = app.Services.GetRequiredService<HttpOptions>().Origins;
        app.UseCors();
        app.UseWhen(http =>
            http.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase), hubs => hubs.Use(async (http, next) =>
        {
            if (Origin.IsAllowed(http.Request, allowed)) await next(http);
            else await ProblemResult.WriteAsync(http, OriginNotAllowed);
        }));
    }
}
