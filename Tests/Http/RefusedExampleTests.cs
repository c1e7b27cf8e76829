using System.Net;
using System.Text.Json.Nodes;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.OpenApi;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>Whatever the API document says is refused is refused so: bodies, roles, strangers, and what is not there.</summary>
public sealed class RefusedExampleTests(ExampleHost house) : IClassFixture<ExampleHost>
{
    [Fact]
    public async Task Every_body_that_is_said_to_be_refused_is_refused_so()
    {
        foreach (var door in house.Doors.Where(door => door.Body is not null))
        {
            door.Refuses.Any(refused => HttpStatus.Of(Code(refused.Code)) == 400).ShouldBeTrue($"{door.Id} shows no body that is invalid");
            foreach (var refused in door.Refuses)
            {
                var answer = await (await house.StageAsync(door)).SendAsync(house.Sender(door), door, refused.Body);
                answer.Code.ShouldBe(refused.Code, $"{door.Id} {refused.Body} {answer.Text}");
                door.All().ShouldContain(Code(refused.Code), door.Id);
                Problem(answer).ShouldBeEmpty(door.Id);
            }
        }
    }

    [Fact]
    public async Task Who_may_not_is_refused_and_who_may_is_not()
    {
        foreach (var door in house.Doors.Where(door => !door.IsOpen))
            foreach (var role in Enum.GetValues<Role>())
            {
                var answer = await (await house.StageAsync(door)).SendAsync(house.As(role), door, door.Request);
                if (!door.For.Contains(role)) answer.Code.ShouldBe("forbidden", $"{door.Id} {role} {answer.Text}");
                // Where more than the role counts, who may still depends on what is asked for.
                else if (!door.Codes.Contains("forbidden")) answer.Code.ShouldNotBe("forbidden", $"{door.Id} {role} {answer.Text}");
            }
    }

    [Fact]
    public async Task Without_a_token_all_others_are_closed_and_what_is_not_there_is_not_found()
    {
        using var stranger = house.Node.Rest();
        foreach (var door in house.Doors)
        {
            var stage = await house.StageAsync(door);
            if (!door.IsOpen) (await stage.SendAsync(stranger, door, door.Request)).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
            foreach (var name in door.Parameters())
            {
                var nowhere = stage.Address(door with { Path = door.Path.Replace($"{{{name}}}", "nobody", StringComparison.Ordinal) });
                (await stage.SendAsync(house.As(Role.Admin), door, door.Request, nowhere)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
            }
        }
    }

    private IEnumerable<string> Problem(RestAnswer answer)
    {
        var check = new SchemaCheck(house.Document);
        return check.Faults(check.Resolve("#/components/schemas/Problem"), JsonNode.Parse(answer.Text));
    }

    private static RefusalCode Code(string name) => WireName.Parse<RefusalCode>(name).ShouldNotBeNull(name);
}
