using System.Text.Json.Nodes;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>Writes commits and events as the program did before orders and bills had parts: their members lie side by side.</summary>
internal static class FirstVersion
{
    private static readonly string[] Changed =
        ["orderPlaced", "lineAdded", "lineSplit", "itemStatusChanged", "billCreated", "billStatusChanged", "billRecalled"];

    // Members that say what the first version did not know. No other event of these has one of that name.
    private static readonly string[] Later =
    [
        "charges", "diet", "splitFrom", "limit", "pending", "serviceWaiver", "tableName", "originTableId", "remakeOf", "return",
        "restocked", "weight", "setMenu", "dishes", "extras", "paymentsBefore",
    ];

    public static byte[] Encode(Commit commit) => Encode(commit, Rewrite);

    /// <summary>As it is stored today, without what the first version did not know.</summary>
    public static byte[] Known(Commit commit) => Encode(commit, Known);

    private static byte[] Encode(Commit commit, Func<JsonNode, JsonNode> write)
    {
        var json = JsonNode.Parse(StoredJson.Encode(commit))!;
        foreach (var @event in json["events"]!.AsArray()) write(@event!);
        return System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    /// <summary>True for an event that the first version had in another shape. It knew no orders without a table.</summary>
    public static bool Knew(JsonNode @event)
    {
        if (!Changed.Contains(@event["type"]!.GetValue<string>())) return false;
        var data = @event["data"]!;
        return ((data["order"] ?? data["bill"])?["party"] ?? data)["tableNumber"] is not null;
    }

    /// <summary>The event in its first version, in its place.</summary>
    public static JsonNode Rewrite(JsonNode @event)
    {
        if (!Knew(@event)) return @event;
        Known(@event)["v"] = 1;
        var data = @event["data"]!;
        if (data["order"] is { } order) Flatten(order, "party");
        foreach (var item in data["order"]?["items"]?.AsArray() ?? []) Flatten(item!, "dish", "preparation");
        foreach (var one in new[] { "item", "part" }) if (data[one] is { } item) Flatten(item, "dish", "preparation");
        if (data["bill"] is { } bill) Flatten(bill, "party", "times");
        return @event;
    }

    private static JsonNode Known(JsonNode @event)
    {
        if (Knew(@event)) Forget(@event["data"]);
        return @event;
    }

    private static void Forget(JsonNode? node)
    {
        if (node is JsonArray items) foreach (var item in items) Forget(item);
        if (node is not JsonObject whole) return;
        foreach (var name in Later) whole.Remove(name);
        foreach (var (name, value) in whole)
        {
            if (name == "dish") foreach (var later in (string[])["taxRate", "taxes"]) value!.AsObject().Remove(later);
            if (name == "order") value!.AsObject().Remove("note");
            if (name == "modifiers")
                foreach (var chosen in value!.AsArray())
                    foreach (var later in (string[])["fromStock", "leavesOut"]) chosen!.AsObject().Remove(later);
            Forget(value);
        }
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
