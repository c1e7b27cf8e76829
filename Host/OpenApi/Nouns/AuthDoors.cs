using RealtimeRestaurant.Host.Identity;
using static RealtimeRestaurant.Host.OpenApi.Shapes;

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

internal static class AuthDoors
{
    public static readonly DoorGroup Group = new("Sign-in", "Tokens for people. The access token is for the other doors and the hubs; the refresh token gets the next one.",
    [
        new("POST", "/api/auth/register", "register", "Opens a restaurant and signs in as its admin")
        {
            Description = "With an `Idempotency-Key`, a registration that was broken off is carried on by sending it again.",
            IsOpen = true,
            Body = Fields(
                ("restaurantName", Text(100)), ("name", Text(100)), ("email", Email), ("password", Password), ("phone?", Phone), ("currency?", Currency), ("timeZone?", Zone)),
            Request = """{"restaurantName": "Da Mario", "name": "Mario", "email": "mario@example.com", "password": "Correct-horse-battery", "currency": "EUR", "timeZone": "Europe/Rome"}""",
            Refuses =
            [
                new("invalid", """{"restaurantName": "Da Mario", "name": "Mario", "email": "mario", "password": "short"}"""),
                new("alreadyExists", """{"restaurantName": "Da Anna", "name": "Anna", "email": "waiter@demo.local", "password": "Correct-horse-battery"}"""),
            ],
            Status = 201, Answer = typeof(AuthSession), Response = Examples.Session, Codes = ["alreadyExists"],
        },
        new("POST", "/api/auth/login", "signIn", "Signs in")
        {
            IsOpen = true,
            Body = Fields(("email", Email), ("password", Text(128)), ("restaurantId?", Id.Saying("Which of theirs to work in, for people who belong to several."))),
            Request = """{"email": "waiter@demo.local", "password": "Demo-1234"}""",
            Refuses =
            [
                new("invalid", """{"email": "waiter@demo.local"}"""),
                new("invalidCredentials", """{"email": "waiter@demo.local", "password": "Demo-4321"}"""),
            ],
            Answer = typeof(AuthSession), Response = Examples.Session, Codes = ["invalidCredentials"],
        },
        new("POST", "/api/auth/refresh", "refresh", "Exchanges a refresh token for a new session")
        {
            Description = "The token is spent by it; using it again ends every session that came from the same sign-in. The same exchange sent again with its `Idempotency-Key` gets the same `refreshToken` again, until that is used.",
            IsOpen = true,
            Body = Fields(("refreshToken", Text(128)), ("restaurantId?", Id.Saying("Another restaurant of theirs to go to."))),
            Request = """{"refreshToken": "refresh-token"}""",
            Refuses = [new("unknownField", """{"refreshToken": "refresh-token", "accessToken": "eyJ…"}"""), new("invalidCredentials", """{"refreshToken": "nobody's"}""")],
            Answer = typeof(AuthSession), Response = Examples.Session, Codes = ["invalidCredentials", "refreshTokenSpent"],
        },
        new("POST", "/api/auth/logout", "signOut", "Signs out")
        {
            Description = "Ends every session that came from the same sign-in. Access tokens that are out live on until they expire.",
            IsOpen = true,
            Body = Fields(("refreshToken", Text(128))),
            Request = """{"refreshToken": "refresh-token"}""",
            Refuses = [new("invalid", "{}")],
            Status = 204,
        },
    ]);
}
