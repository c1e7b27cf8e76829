using System.Text.Json.Nodes;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>Writes commits and events as the program did before orders and bills had parts: their members lie side by side.</summary>
internal static class FirstVersion
{
    private static readonly string[] Changed =
        ["orderPlaced", "lineAdded", "lineSplit", "itemStatusChanged", "billCreated", "billStatusChanged", "billRecalled"];

    public static byte[] Encode(Commit commit)
    {
        var json = JsonNode.Parse(StoredJson.Encode(commit))!;
        foreach (var @event in json["events"]!.AsArray()) Rewrite(@event!);
        return System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    /// <summary>The event in its first version, in its place.</summary>
    public static JsonNode Rewrite(JsonNode @event)
    {
        if (!Changed.Contains(@event["type"]!.GetValue<string>())) return @event;
        @event["v"] = 1;
        var data = @event["data"]!;
        if (data["order"] is { } order) Flatten(order, "party");
        foreach (var item in data["order"]?["items"]?.AsArray() ?? []) Flatten(item!, "dish", "preparation");
        foreach (var one in new[] { "item", "part" }) if (data[one] is { } item) Flatten(item, "dish", "preparation");
        if (data["bill"] is { } bill) Flatten(bill, "party", "times");
        return @event;
    }

    private static void Flatten(JsonNode whole, params string[] parts)
    {
        foreach (var part in parts)
        {
            foreach (var (name, value) in whole[part]!.AsObject()) whole[Name(name)] = value?.DeepClone();
            whole.AsObject().Remove(part);
        }
    }

    private static string Name(string name) => name switch
    {
        "fromStock" => "counted",
        "unarchivedAt" => "recalled",
        _ => name,
    };
}
