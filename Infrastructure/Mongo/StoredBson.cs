using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MongoDB.Bson;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// Converts values to native BSON, which people and pipelines can read, and back; in the form that <see cref="StoredJson"/> gives them.
/// </summary>
internal static class StoredBson
{
    /// <param name="dates">Members of the value itself that become BSON dates (whole milliseconds) instead of text.</param>
    public static BsonDocument Of<T>(T value, params ReadOnlySpan<string> dates)
    {
        var json = new Utf8JsonReader(StoredJson.Encode(value));
        json.Read();
        var document = Document(ref json);
        foreach (var date in dates)
            if (document.TryGetValue(date, out var text)) document[date] = Date(DateTimeOffset.Parse(text.AsString));
        return document;
    }

    public static T To<T>(BsonDocument document) => StoredJson.Decode<T>(Json(document));

    /// <summary>The document in the form of <see cref="StoredJson"/>.</summary>
    public static ReadOnlySpan<byte> Json(BsonDocument document)
    {
        var json = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { SkipValidation = true })) Write(writer, document);
        return json.WrittenSpan;
    }

    /// <summary>A day, and below a member of an enumeration, as <see cref="StoredJson"/> writes them.</summary>
    public static BsonString Day(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static BsonString Name<TEnum>(TEnum value) where TEnum : struct, Enum =>
        new(JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    public static BsonDateTime Date(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds());

    private static BsonValue Value(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.StartObject => Document(ref json),
        JsonTokenType.StartArray => Array(ref json),
        JsonTokenType.String => json.GetString(),
        JsonTokenType.Number => Number(ref json),
        JsonTokenType.True => BsonBoolean.True,
        JsonTokenType.False => BsonBoolean.False,
        _ => BsonNull.Value,
    };

    private static BsonDocument Document(ref Utf8JsonReader json)
    {
        var document = new BsonDocument();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            document.Add(name, Value(ref json));
        }
        return document;
    }

    private static BsonArray Array(ref Utf8JsonReader json)
    {
        var array = new BsonArray();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray) array.Add(Value(ref json));
        return array;
    }

    private static BsonValue Number(ref Utf8JsonReader json)
    {
        if (json.TryGetInt32(out var small)) return small;
        return json.TryGetInt64(out var large) ? large : json.GetDecimal();
    }

    private static void Write(Utf8JsonWriter writer, BsonValue value)
    {
        switch (value)
        {
            case BsonDocument document: Write(writer, document); break;
            case BsonArray array: Write(writer, array); break;
            case BsonString text: writer.WriteStringValue(text.Value); break;
            case BsonInt32 small: writer.WriteNumberValue(small.Value); break;
            case BsonInt64 large: writer.WriteNumberValue(large.Value); break;
            case BsonDecimal128 exact: writer.WriteNumberValue(exact.ToDecimal()); break;
            case BsonBoolean truth: writer.WriteBooleanValue(truth.Value); break;
            case BsonDateTime date: writer.WriteStringValue(DateTimeOffset.FromUnixTimeMilliseconds(date.MillisecondsSinceEpoch)); break;
            case BsonNull: writer.WriteNullValue(); break;
            default: throw new JsonException($"Nothing that this program stores has the BSON type {value.BsonType}.");
        }
    }

    private static void Write(Utf8JsonWriter writer, BsonDocument document)
    {
        writer.WriteStartObject();
        foreach (var element in document)
        {
            writer.WritePropertyName(element.Name);
            Write(writer, element.Value);
        }
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, BsonArray array)
    {
        writer.WriteStartArray();
        foreach (var value in array) Write(writer, value);
        writer.WriteEndArray();
    }
}
