using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Reads whole numbers however JSON may write them: <c>2</c>, <c>2.0</c> and <c>2e0</c> are the same number (RFC 8259).</summary>
public sealed class WholeNumberConverter<T> : JsonConverter<T> where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private static readonly long Min = long.CreateChecked(T.MinValue), Max = long.CreateChecked(T.MaxValue);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && Whole(ref reader) is { } number && number >= Min && number <= Max
            ? T.CreateTruncating(number)
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(long.CreateChecked(value));

    private static long? Whole(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var number)) return number;
        return reader.TryGetDecimal(out var exact) && decimal.IsInteger(exact) && exact is >= long.MinValue and <= long.MaxValue
            ? (long)exact
            : null;
    }
}
