using Microsoft.Extensions.Options;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Backups;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Host.Operations;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Infrastructure;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host;

// Our [Group] validates a group of options: the domain cannot refer to the package of [ValidateObjectMembers].
#pragma warning disable SYSLIB1212

/// <summary>Checks the data annotations of all options; the generator writes the methods.</summary>
[OptionsValidator]
internal sealed partial class SettingsValidator :
    IValidateOptions<BackupOptions>, IValidateOptions<CacheOptions>, IValidateOptions<HttpOptions>, IValidateOptions<HealthOptions>,
    IValidateOptions<JwtOptions>, IValidateOptions<LiveOptions>, IValidateOptions<LiveHubOptions>, IValidateOptions<LogOptions>,
    IValidateOptions<ProxyOptions>, IValidateOptions<RateLimits>, IValidateOptions<ShutdownOptions>, IValidateOptions<StoreOptions>,
    IValidateOptions<TelemetryOptions>;
