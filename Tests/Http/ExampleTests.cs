using System.Text.Json.Nodes;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>
/// Every example of the API document is what its schema says; every request is sent, once, and accepted; every answer is what its schema
/// says.
/// </summary>
public sealed class ExampleTests(ExampleHost house) : IClassFixture<ExampleHost>
{
    [Fact]
    public async Task Every_example_is_accepted_and_answered_as_the_document_says()
    {
        foreach (var operation in house.Operations)
        {
            var stage = await house.StageAsync(operation);
            var answer = await stage.SendAsync(operation.Sender, operation);
            ((int)answer.Status).ShouldBe(operation.Status, $"{operation.Id} {answer.Text}");
            if (operation.Status == 201) answer.Headers.ShouldContainKey("Location", operation.Id);
            if (operation.GivesImage) answer.Bytes.ShouldBe(Convert.FromBase64String(Operation.OnePixel));
            else if (operation.GivesPrintout) answer.Text.ShouldContain("Tagliata");
            else if (operation.Answer is null) answer.Text.ShouldBeEmpty(operation.Id);
            else house.Schemas.Faults(operation.Answer, JsonNode.Parse(answer.Text)).ShouldBeEmpty($"{operation.Id} {answer.Text}");
            if ((string?)operation.Answer?["$ref"] is { } name && name.Contains("/PageOf", StringComparison.Ordinal))
                answer.Body.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0, operation.Id);
        }
    }

    [Fact]
    public void Every_request_and_every_answer_has_an_example_that_is_what_its_schema_says()
    {
        var named = house.Operations.SelectMany(operation =>
            new[] { Name(operation.Json["requestBody"]?["content"]?["application/json"]?["schema"]), Name(operation.Answer) })
            .OfType<string>().Where(name => !name.StartsWith("PageOf", StringComparison.Ordinal)).Distinct();
        foreach (var name in named)
        {
            var examples = house.Document["components"]!["schemas"]![name]!["examples"].ShouldNotBeNull(name).AsArray();
            foreach (var example in examples)
                house.Schemas.Faults(new JsonObject { ["$ref"] = $"#/components/schemas/{name}" }, example).ShouldBeEmpty(name);
        }
    }

    [Fact]
    public void A_member_too_many_or_too_few_or_of_another_kind_would_be_found()
    {
        var order = new JsonObject { ["$ref"] = "#/components/schemas/Order" };
        foreach (var spoil in new Action<JsonObject>[] { one => one["tip"] = 1, one => one.Remove("number"), one =>
            one["status"] = "eaten", one => one["placedAt"] = "yesterday" })
        {
            var example = house.Document["components"]!["schemas"]!["Order"]!["examples"]![0]!.DeepClone().AsObject();
            spoil(example);
            house.Schemas.Faults(order, example).ShouldNotBeEmpty();
        }
    }

    private static string? Name(JsonNode? schema) => ((string?)schema?["$ref"])?.Split('/')[^1];
}
