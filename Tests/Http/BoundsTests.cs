using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using RealtimeRestaurant.Host.OpenApi;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>The schemas of bodies are the validators': what lies just beyond a bound is refused, what lies on it is not, and no field is left out.</summary>
public sealed class BoundsTests(ExampleHost house) : IClassFixture<ExampleHost>
{
    private IEnumerable<Door> Doors => house.Doors.Where(door => door.Body is not null && !door.TakesImage);

    [Fact]
    public async Task What_lies_beyond_a_bound_is_refused_and_what_lies_on_it_is_not()
    {
        foreach (var door in Doors)
        {
            var stage = await house.StageAsync(door);
            var (schema, example) = (Body(door), JsonNode.Parse(stage.Fill(door.Request!))!);
            foreach (var variant in Variants.Of(schema, example).OrderBy(variant => variant.IsWithin))
            {
                var answer = await stage.SendAsync(house.Sender(door), door, variant.Body);
                var about = $"{door.Id} {variant.What} {variant.Body[..Math.Min(variant.Body.Length, 300)]} → {(int)answer.Status} {answer.Text}";
                if (!variant.IsWithin) ((int)answer.Status).ShouldBe(400, about);
                else if ((int)answer.Status == 400) Sentences(answer, variant.What).Any(IsOfABound).ShouldBeFalse(about);
            }
        }
    }

    [Fact]
    public void A_schema_has_the_fields_of_the_body_that_is_read()
    {
        foreach (var door in Doors)
        {
            var read = house.Endpoints.Single(endpoint => DoorList.Mapped([endpoint]).Contains(door.Key())).Metadata.GetMetadata<IAcceptsMetadata>().ShouldNotBeNull(door.Id).RequestType!;
            door.Body!.Properties!.Keys.ShouldBe(WireSchemas.FieldsOf(read).Select(WireSchemas.NameOf), ignoreOrder: true, door.Id);
        }
    }

    private static IEnumerable<string> Sentences(RestAnswer answer, string field) =>
        answer.Body.GetProperty("errors").TryGetProperty(field, out var sentences) ? sentences.EnumerateArray().Select(sentence => sentence.GetString()!) : [];

    // What one field has to do with another is said in other words.
    private static bool IsOfABound(string sentence) => sentence.StartsWith("Give a number from", StringComparison.Ordinal) || sentence.StartsWith("Give one of", StringComparison.Ordinal);

    private JsonNode Body(Door door) => house.Operation(door)["requestBody"]!["content"]!["application/json"]!["schema"]!;
}

/// <summary>A body with one thing changed.</summary>
/// <param name="What">Which field, as problems name it.</param>
/// <param name="IsWithin">Within the field's bounds; what else the house thinks of it is not said.</param>
internal sealed record Variant(string What, string Body, bool IsWithin);

internal static class Variants
{
    public static IEnumerable<Variant> Of(JsonNode schema, JsonNode example) =>
        Places(schema, example, "").SelectMany(place => Values(place.Schema).Select(value => new Variant(place.Path, With(example, place.Path, value.Value), value.IsWithin)))
            .Concat(Places(schema, example, "").Where(place => place.IsNeeded).Select(place => new Variant(place.Path, Without(example, place.Path), IsWithin: false)))
            .Append(new Variant("unknown", With(example, "unknown", 1), IsWithin: false));

    // Every field of the body and, in lists, of their first thing; where the example has none of those, it ends there.
    private static IEnumerable<(string Path, JsonNode Schema, bool IsNeeded)> Places(JsonNode schema, JsonNode example, string prefix)
    {
        foreach (var (name, field) in schema["properties"]?.AsObject() ?? [])
        {
            var path = prefix + name;
            yield return (path, field!, schema["required"]?.AsArray().Any(needed => (string)needed! == name) is true);
            if (field!["items"]?["properties"] is not null && example[name] is JsonArray { Count: > 0 } items)
                foreach (var place in Places(field["items"]!, items[0]!, $"{path}[0].")) yield return place;
        }
    }

    private static IEnumerable<(JsonNode Value, bool IsWithin)> Values(JsonNode schema) => (string)schema["type"]! switch
    {
        "integer" => [((long)schema["minimum"]! - 1, false), ((long)schema["maximum"]! + 1, false), ((long)schema["minimum"]!, true), ((long)schema["maximum"]!, true), ("7", false), (1.5, false)],
        "boolean" => [("true", false), (1, false), (true, true), (false, true)],
        "array" => [(Items(schema, (int)schema["maxItems"]! + 1), false), .. (int)schema["minItems"]! > 0 ? [((JsonNode)new JsonArray(), false)] : Array.Empty<(JsonNode, bool)>()],
        _ when schema["enum"] is JsonArray names => [("nonsense", false), .. names.Select(name => (name!.DeepClone(), true))],
        _ when schema["format"] is not null => [("yesterday", false)],
        _ => Texts(schema),
    };

    private static IEnumerable<(JsonNode, bool)> Texts(JsonNode schema)
    {
        var (shortest, longest) = ((int)schema["minLength"]!, (int)schema["maxLength"]!);
        yield return (new string('x', longest + 1), false);
        if (shortest > 0) yield return (new string('x', shortest - 1), false);
        yield return (1, false);
    }

    private static JsonArray Items(JsonNode schema, int count) =>
        new([.. Enumerable.Range(0, count).Select(JsonNode? (_) => schema["items"]!["properties"] is null ? JsonValue.Create("x") : new JsonObject())]);

    private static string With(JsonNode example, string path, JsonNode value)
    {
        var body = example.DeepClone();
        Holder(body, path)[path.Split('.')[^1]] = value.DeepClone();
        return body.ToJsonString();
    }

    private static string Without(JsonNode example, string path)
    {
        var body = example.DeepClone();
        Holder(body, path).Remove(path.Split('.')[^1]);
        return body.ToJsonString();
    }

    private static JsonObject Holder(JsonNode body, string path) =>
        path.Split('.')[..^1].Aggregate(body, (node, step) => node[step[..^"[0]".Length]]![0]!).AsObject();
}
