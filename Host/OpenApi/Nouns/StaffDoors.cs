using RealtimeRestaurant.Host.Endpoints;
using static RealtimeRestaurant.Host.OpenApi.QueryParameter;
using static RealtimeRestaurant.Host.OpenApi.Shapes;

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

internal static class StaffDoors
{
    private const string Member = """{"id": "u_anna", "name": "Anna", "role": "waiter", "stations": [], "status": "available", "active": true, "online": true}""";

    public static readonly DoorGroup Group = new("Staff", "Who works here, as what, and whether now.",
    [
        new("GET", "/api/staff", "listStaff", "All who work here, by name") { Query = [Limit, Cursor], Answer = typeof(StaffView), IsPage = true, Response = Member },
        new("POST", "/api/staff", "hire", "Hires somebody")
        {
            Description = "They can sign in from then on. Nobody hires above themselves.",
            For = Who.Managers,
            Body = Fields(
                ("name", Text(100)), ("email", Email), ("password", Password), ("role", Role),
                ("stations?", ListOf(Text(30), 0, 20))),
            Request = """{"name": "Gino", "email": "gino@demo.local", "password": "Correct-horse-battery", "role": "chef", "stations": ["grill"]}""",
            Refuses =
            [
                new("invalid", """{"name": "Gino", "email": "gino@demo.local", "password": "Correct-horse-battery", "role": "cook"}"""),
                new("ruleBroken", """{"name": "Gina", "email": "gina@demo.local", "password": "Correct-horse-battery", "role": "waiter", "stations": ["grill"]}"""),
            ],
            Status = 201, Answer = typeof(StaffView), Response = Member, Codes = ["alreadyExists", "ruleBroken"],
        },
        new("PATCH", "/api/staff/{staffId}", "changeStaff", "Changes somebody, or lets them go")
        {
            Description = "What is left out stays as it is. `active: false` ends their tokens and, within 5 s, their connections on every node.",
            For = Who.Managers,
            Body = Fields(
                ("name?", Text(100)), ("role?", Role), ("stations?", ListOf(Text(30), 0, 20)), ("active?", Flag), ("password?", Password)),
            Request = """{"name": "Anna B."}""",
            Refuses = [new("invalid", """{"role": "cook"}""")],
            Answer = typeof(StaffView), Response = Member, Codes = ["illegalTransition", "ruleBroken"],
        },
        new("PUT", "/api/staff/{staffId}/status", "setStaffStatus", "Clocks in, takes a break, clocks out")
        {
            Description = "For oneself, or by a manager for anybody. Nobody goes off duty while tables are theirs.",
            Body = Fields(("status", OneOf("available", "onBreak", "offDuty"))),
            Request = """{"status": "onBreak"}""",
            Refuses = [new("invalid", """{"status": "inactive"}""")],
            Answer = typeof(StaffView), Response = Member, Codes = ["forbidden", "illegalTransition", "ruleBroken"],
        },
    ]);
}
