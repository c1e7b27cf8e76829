using System.Net;
using System.Text.Json.Nodes;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>What is refused is refused as the API document says: bodies, roles, callers without a token, and what is not there.</summary>
public sealed class RefusedExampleTests(ExampleHost house) : IClassFixture<ExampleHost>
{
    [Fact]
    public async Task Every_body_is_refused_with_its_code_which_the_document_names()
    {
        foreach (var (id, code, body) in RefusedRequests.All)
        {
            var operation = house.Operation(id);
            var answer = await (await house.StageAsync(operation)).SendAsync(house.As(operation.Sender), operation, body);
            answer.Code.ShouldBe(code, $"{id} {body} {answer.Text}");
            operation.MayRefuse(code).ShouldBeTrue($"{id} {code}");
            Problem(answer).ShouldBeEmpty(id);
        }
    }

    [Fact]
    public void Every_operation_with_a_body_has_one_that_is_invalid()
    {
        foreach (var operation in house.Operations.Where(operation => operation.Request is not null && !operation.TakesImage))
            RefusedRequests.All.Where(refused => refused.Operation == operation.Id).Any(refused => HttpStatus.Of(Code(refused.Code)) == 400)
                .ShouldBeTrue(operation.Id);
    }

    [Fact]
    public async Task Who_may_not_is_refused_and_who_may_is_not()
    {
        foreach (var operation in house.Operations.Where(operation => !operation.IsOpen))
            foreach (var role in Enum.GetValues<Role>())
            {
                var answer = await (await house.StageAsync(operation)).SendAsync(role, operation);
                if (!operation.Roles.Contains(role)) answer.Code.ShouldBe("forbidden", $"{operation.Id} {role} {answer.Text}");
                // Where the route itself may refuse so, who may depends on what is asked for.
                else if (!Text(operation).Contains("`forbidden`", StringComparison.Ordinal))
                    answer.Code.ShouldNotBe("forbidden", $"{operation.Id} {role} {answer.Text}");
            }
    }

    [Fact]
    public async Task Without_a_token_all_others_are_closed_and_what_is_not_there_is_not_found()
    {
        using var stranger = house.Node.Rest();
        foreach (var operation in house.Operations)
        {
            var stage = await house.StageAsync(operation);
            if (!operation.IsOpen)
                (await stage.SendAsync(stranger, operation, operation.Request))
                    .ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
            foreach (var name in operation.PathParameters)
            {
                var nowhere = (operation with { Path = operation.Path.Replace($"{{{name}}}", "nobody", StringComparison.Ordinal) }).Address;
                (await stage.SendAsync(house.As(Role.Admin), operation, operation.Request, nowhere))
                    .ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
            }
        }
    }

    private IEnumerable<string> Problem(RestAnswer answer) =>
        house.Schemas.Faults(new JsonObject { ["$ref"] = "#/components/schemas/Problem" }, JsonNode.Parse(answer.Text));

    private static string Text(Operation operation) => (string)operation.Json["description"]!;

    private static RefusalCode Code(string name) => WireName.Parse<RefusalCode>(name).ShouldNotBeNull(name);
}
