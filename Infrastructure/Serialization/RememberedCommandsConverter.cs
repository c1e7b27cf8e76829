using System.Text.Json;
using System.Text.Json.Serialization;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Serialization;

/// <summary>Writes the remembered commands as an array, oldest first.</summary>
internal sealed class RememberedCommandsConverter : JsonConverter<RememberedCommands>
{
    public override void Write(Utf8JsonWriter writer, RememberedCommands value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToArray(), options);

    public override RememberedCommands Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RememberedCommands.From(JsonSerializer.Deserialize<RememberedCommand[]>(ref reader, options)!);
}
