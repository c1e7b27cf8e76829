using System.Text.Json.Nodes;
using RealtimeRestaurant.Host.OpenApi;
using RealtimeRestaurant.Host.OpenApi.Nouns;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>Every example of the API document that is said to be accepted is sent, once, and accepted; answers are as their schemas and examples say.</summary>
public sealed class ExampleTests(ExampleHost house) : IClassFixture<ExampleHost>
{
    [Fact]
    public async Task Every_example_is_accepted_and_answered_as_it_says()
    {
        foreach (var door in house.Doors)
        {
            var stage = await house.StageAsync(door);
            var answer = await stage.SendAsync(house.Sender(door), door, door.Request);
            ((int)answer.Status).ShouldBe(door.Status, $"{door.Id} {answer.Text}");
            if (door.Status == 201) answer.Headers.ShouldContainKey("Location", door.Id);
            if (door.GivesImage) answer.Bytes.ShouldBe(Convert.FromBase64String(Examples.Image));
            else if (door.Answer is null) answer.Text.ShouldBeEmpty(door.Id);
            else Check(door, JsonNode.Parse(answer.Text)!).ShouldBeEmpty($"{door.Id} {answer.Text}");
            if (door.IsPage) answer.Body.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0, door.Id);
        }
    }

    [Fact]
    public void Every_example_of_an_answer_is_what_its_schema_says()
    {
        foreach (var door in house.Doors.Where(door => door.Answer is not null))
            Check(door, Success(door)["example"]!).ShouldBeEmpty(door.Id);
    }

    private IEnumerable<string> Check(Door door, JsonNode answer) => new SchemaCheck(house.Document).Faults(Success(door)["schema"]!, answer);

    private JsonNode Success(Door door) => house.Operation(door)["responses"]![$"{door.Status}"]!["content"]!["application/json"]!;
}
