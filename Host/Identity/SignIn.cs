using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>Who is asking: tokens made here, and believed at every door.</summary>
internal static class SignIn
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Bind<JwtOptions>("Jwt");
        Settings.Refuse(options.Errors(builder.Environment));
        var key = SigningKey.Of(options, Stores.DataFolder(builder.Configuration));
        builder.Services.AddSingleton(options).AddSingleton(key)
            .AddSingleton<AccessTokens>().AddSingleton<Passwords>().AddSingleton<AuthSessions>().AddSingleton<Registration>().AddSingleton<Branches>().AddSingleton<StaffOnboarding>().AddSingleton<StaffAccountChanges>()
            .AddAuthorization(authorization => authorization.DefaultPolicy = Complete)
            .AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<TimeProvider>((bearer, clock) => Believe(bearer, AccessTokens.Belief(key, options, clock)));
    }

    private static readonly AuthorizationPolicy Complete = new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser().RequireAssertion(context => Caller.Of(context.User) is not null).Build();

    private static void Believe(JwtBearerOptions bearer, Microsoft.IdentityModel.Tokens.TokenValidationParameters belief)
    {
        bearer.MapInboundClaims = false;
        bearer.IncludeErrorDetails = false;
        bearer.TokenValidationParameters = belief;
        bearer.SaveToken = false;
        bearer.Events = new JwtBearerEvents { OnMessageReceived = TakeFromQuery, OnTokenValidated = AskTheHouseAsync };
    }

    // A token is as old as its sign-in. As what somebody works now, and whether at all, the restaurant says: from memory, on every request.
    private static async Task AskTheHouseAsync(TokenValidatedContext context)
    {
        if (Caller.Of(context.Principal) is not { } caller) return;
        var restaurants = context.HttpContext.RequestServices.GetRequiredService<LiveRestaurants>();
        var house = await restaurants.OpenAsync(caller.RestaurantId, context.HttpContext.RequestAborted);
        if (house.State.Known(caller.Actor) is { } known) context.Principal = Principal(caller.RestaurantId, known, context.Scheme.Name);
        else context.Fail(StaffAccess.NotWorkingHere.Sentence);
    }

    // A screen's connection holds its principal for hours; the parsed token behind it is many times what is ever asked of it.
    private static ClaimsPrincipal Principal(string restaurantId, Actor actor, string scheme) =>
        new(new ClaimsIdentity([new("sub", actor.Id), new("name", actor.Name), new("role", actor.Role.Name()), new("restaurant", restaurantId)], scheme, "sub", "role"));

    // A browser cannot set a header on a WebSocket. Anywhere else a token in an address would end up in logs and histories.
    private static Task TakeFromQuery(MessageReceivedContext context)
    {
        if (context.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)) context.Token = context.Request.Query["access_token"];
        return Task.CompletedTask;
    }
}
