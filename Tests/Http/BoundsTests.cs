using System.Text.Json.Nodes;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>The schemas of bodies are the validators': what lies just beyond a bound is refused, and what lies on it is not.</summary>
public sealed class BoundsTests(ExampleHost house) : IClassFixture<ExampleHost>
{
    [Fact]
    public async Task What_lies_beyond_a_bound_is_refused_and_what_lies_on_it_is_not()
    {
        foreach (var operation in house.Operations.Where(operation => operation.Body is not null))
        {
            var stage = await house.StageAsync(operation);
            var example = JsonNode.Parse(stage.Fill(operation.Request!))!;
            foreach (var variant in new Variants(operation).Of(operation.Body!, example).OrderBy(variant => variant.IsWithin))
            {
                var answer = await stage.SendAsync(house.As(operation.Sender), operation, variant.Body);
                var sent = variant.Body[..Math.Min(variant.Body.Length, 300)];
                var about = $"{operation.Id} {variant.What} {sent} → {(int)answer.Status} {answer.Text}";
                if (!variant.IsWithin) ((int)answer.Status).ShouldBe(400, about);
                else if ((int)answer.Status == 400) Sentences(answer, variant.What).Any(IsOfABound).ShouldBeFalse(about);
            }
        }
    }

    [Fact]
    public async Task What_comes_from_the_path_or_a_header_is_unknown_in_the_body()
    {
        foreach (var operation in house.Operations.Where(operation => operation.IsCommand && !operation.TakesImage))
        {
            var stage = await house.StageAsync(operation);
            foreach (var name in operation.PathParameters.Append("commandId"))
            {
                var body = JsonNode.Parse(operation.Request ?? "{}")!.AsObject();
                body[name] = "x";
                var answer = await stage.SendAsync(house.As(operation.Sender), operation, body.ToJsonString());
                answer.Code.ShouldBe("unknownField", $"{operation.Id} {name} {answer.Text}");
            }
        }
    }

    private static IEnumerable<string> Sentences(RestAnswer answer, string field) =>
        answer.Body.GetProperty("errors").TryGetProperty(field, out var sentences)
            ? sentences.EnumerateArray().Select(sentence => sentence.GetString()!) : [];

    // What one field has to do with another is said in other words.
    private static bool IsOfABound(string sentence) =>
        sentence.StartsWith("Give a number from", StringComparison.Ordinal) || sentence.StartsWith("Give one of", StringComparison.Ordinal);
}

/// <summary>A body with one thing changed.</summary>
/// <param name="What">Which field, as problems name it.</param>
/// <param name="IsWithin">Within the field's bounds; what else the house thinks of it is not said.</param>
internal sealed record Variant(string What, string Body, bool IsWithin);

internal sealed class Variants(Operation operation)
{
    public IEnumerable<Variant> Of(JsonNode schema, JsonNode example) =>
        Places(schema, example, "")
            .SelectMany(place =>
                Values(place.Schema).Select(value => new Variant(place.Path, With(example, place.Path, value.Value), value.IsWithin)))
            .Concat(Places(schema, example, "").Where(place => place.IsNeeded)
                .Select(place => new Variant(place.Path, Without(example, place.Path), IsWithin: false)))
            .Append(new Variant("unknown", With(example, "unknown", 1), IsWithin: false));

    // Every field of the body, of the objects in it and, in lists, of their first thing; where the example has none of those, it ends
    // there.
    private IEnumerable<(string Path, JsonNode Schema, bool IsNeeded)> Places(JsonNode schema, JsonNode example, string prefix)
    {
        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
        {
            var (path, field) = (prefix + name, Given(operation.Resolved(member!)));
            yield return (path, field, schema["required"]?.AsArray().Any(needed => (string)needed! == name) is true);
            if (field["properties"] is not null && example[name] is JsonObject inner)
                foreach (var place in Places(field, inner, $"{path}.")) yield return place;
            if (Item(field)?["properties"] is not null && example[name] is JsonArray { Count: > 0 } items)
                foreach (var place in Places(Item(field)!, items[0]!, $"{path}[0].")) yield return place;
        }
    }

    // What a value that is not null has to be.
    private JsonNode Given(JsonNode schema) => schema["oneOf"] is JsonArray either
        ? operation.Resolved(either.Single(one => (string?)one!["type"] != "null")!) : schema;

    private JsonNode? Item(JsonNode list) => list["items"] is { } item ? operation.Resolved(item) : null;

    private IEnumerable<(JsonNode Value, bool IsWithin)> Values(JsonNode schema) => KindOf(schema["type"]!) switch
    {
        "integer" =>
            [((long)schema["minimum"]! - 1, false), ((long)schema["maximum"]! + 1, false), ((long)schema["minimum"]!, true),
                ((long)schema["maximum"]!, true), ("7", false), (1.5, false)],
        "object" => [(1, false), ("x", false)],
        "boolean" => [("true", false), (1, false), (true, true), (false, true)],
        "array" =>
            [(Items(schema, (int)schema["maxItems"]! + 1), false), .. (int)schema["minItems"]! > 0
                ? [((JsonNode)new JsonArray(), false)] : Array.Empty<(JsonNode, bool)>()],
        _ when schema["enum"] is JsonArray names => [("nonsense", false), .. names.Select(name => (name!.DeepClone(), true))],
        _ when schema["format"] is not null => [("yesterday", false)],
        _ => Texts(schema),
    };

    // What a change may take away is also null.
    private static string KindOf(JsonNode type) =>
        type is JsonArray kinds ? kinds.Select(kind => (string)kind!).Single(kind => kind != "null") : (string)type!;

    private static IEnumerable<(JsonNode, bool)> Texts(JsonNode schema)
    {
        var (shortest, longest) = ((int?)schema["minLength"] ?? 0, (int)schema["maxLength"]!);
        yield return (new string('x', longest + 1), false);
        if (shortest > 0) yield return (new string('x', shortest - 1), false);
        yield return (1, false);
    }

    private JsonArray Items(JsonNode schema, int count) =>
        new([.. Enumerable.Range(0, count)
            .Select(JsonNode? (_) => Item(schema)!["properties"] is null ? JsonValue.Create("x") : new JsonObject())]);

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
        path.Split('.')[..^1].Aggregate(body, (node, step) =>
            step.EndsWith("[0]", StringComparison.Ordinal) ? node[step[..^"[0]".Length]]![0]! : node[step]!).AsObject();
}
