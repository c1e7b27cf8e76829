using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>Authentication: access tokens over REST and hubs.</summary>
internal static class SignIn
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Bind<JwtOptions>();
        Settings.Refuse(options.KeyFaults(builder.Environment));
        var key = SigningKey.Of(options, Stores.DataFolder(builder.Configuration));
        builder.Services.AddSingleton(options).AddSingleton(key)
            .AddSingleton<AccessTokens>().AddSingleton<Passwords>().AddSingleton<AuthSessions>().AddSingleton<Registration>()
            .AddSingleton<Branches>().AddSingleton<StaffOnboarding>().AddSingleton<StaffAccountChanges>().AddSingleton<OwnAccount>()
            .AddAuthorization(authorization => authorization.DefaultPolicy = Complete)
            .AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<TimeProvider>((bearer, clock) => Configure(bearer, AccessTokens.Validation(key, options, clock)));
    }

    private static readonly AuthorizationPolicy Complete = new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser().RequireAssertion(context => Caller.Of(context.User) is not null).Build();

    private const string
        RestoredSince = "The restaurant was restored from a backup since this token was issued.",
        ChangedSince = "The password or the email was changed since this token was issued.";

    private static void Configure(JwtBearerOptions bearer, Microsoft.IdentityModel.Tokens.TokenValidationParameters validation)
    {
        bearer.MapInboundClaims = false;
        bearer.IncludeErrorDetails = false;
        bearer.TokenValidationParameters = validation;
        bearer.TokenHandlers.Clear();
        bearer.TokenHandlers.Add(new KnownTokens());
        bearer.SaveToken = false;
        bearer.Events = new JwtBearerEvents { OnMessageReceived = TakeFromQuery, OnTokenValidated = CheckStaffAsync };
    }

    // A token has the role of its sign-in. The restaurant has the current one, whether the member of staff is still active, and whether
    // their sign-in goes on: checked from memory on every request. A restored restaurant may not know whom it hired after the backup, so a
    // restore ends all tokens.
    private static async Task CheckStaffAsync(TokenValidatedContext context)
    {
        if (Caller.Of(context.Principal) is not { } caller) return;
        var restaurants = context.HttpContext.RequestServices.GetRequiredService<LiveRestaurants>();
        var restaurant = await restaurants.OpenAsync(caller.RestaurantId, context.HttpContext.RequestAborted);
        var log = context.HttpContext.RequestServices.GetRequiredService<ICommitLog>();
        // The token may be of a history that another node has seen and this one has not.
        if (caller.Epoch != restaurant.State.Epoch) await restaurant.CatchUpAsync(log, context.HttpContext.RequestAborted);
        if (caller.Epoch != restaurant.State.Epoch) context.Fail(RestoredSince);
        else if (await restaurant.CurrentActorAsync(caller.Actor, log, context.HttpContext.RequestAborted) is not { } known)
            context.Fail(StaffAccess.NotWorkingHere.Sentence);
        else if (!caller.IsSignedIn(restaurant.State)) context.Fail(ChangedSince);
        else if (known != caller.Actor) context.Principal = new(new CallerIdentity(caller with { Actor = known }));
    }

    // A browser cannot set a header on a WebSocket. Elsewhere a token in a URL is refused, since URLs end up in logs and browser histories.
    private static Task TakeFromQuery(MessageReceivedContext context)
    {
        if (context.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase))
            context.Token = context.Request.Query["access_token"];
        return Task.CompletedTask;
    }
}
