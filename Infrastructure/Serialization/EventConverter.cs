using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Infrastructure.Serialization;

/// <summary>
/// An event as <c>{"type":"orderPlaced","v":1,"data":{…}}</c>, named by <see cref="EventCatalogue"/> and lifted on reading.
/// </summary>
internal sealed class EventConverter : JsonConverter<RestaurantEvent>
{
    private static readonly FrozenDictionary<string, (string Name, int Version)> StoredNames =
        EventCatalogue.ByStoredName.Keys.ToFrozenDictionary(stored => stored, Split);

    public override void Write(Utf8JsonWriter writer, RestaurantEvent value, JsonSerializerOptions options)
    {
        var (name, version) = StoredNames[EventCatalogue.StoredName(value)];
        writer.WriteStartObject();
        writer.WriteString("type"u8, name);
        writer.WriteNumber("v"u8, version);
        writer.WritePropertyName("data"u8);
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
        writer.WriteEndObject();
    }

    public override RestaurantEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (name, version) = ("", 0);
        var data = default(Utf8JsonReader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.ValueTextEquals("type"u8);
            var isVersion = reader.ValueTextEquals("v"u8);
            var isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            if (isName) name = reader.GetString()!;
            else if (isVersion) version = reader.GetInt32();
            else if (isData) data = reader;
            reader.Skip();
        }
        return EventCatalogue.Lift((RestaurantEvent)JsonSerializer.Deserialize(ref data, Shape(name, version), options)!);
    }

    private static Type Shape(string name, int version) =>
        EventCatalogue.ByStoredName.TryGetValue($"{name}/{version}", out var shape)
            ? shape
            : throw new JsonException($"The log holds an event '{name}/{version}' that this version of the program does not know.");

    private static (string, int) Split(string stored)
    {
        var slash = stored.LastIndexOf('/');
        return (stored[..slash], int.Parse(stored.AsSpan(slash + 1)));
    }
}
