using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Http;

/// <summary>
/// JSON as REST reads and writes it. Reading is strict: names in their exact case, each once, no unknown ones, no numbers in strings.
/// </summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Options = Strict(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Converters = { new WholeNumberConverter<int>(), new WholeNumberConverter<long>() },
    });

    /// <summary>For problems: null members are left out.</summary>
    public static readonly JsonSerializerOptions Problem = new(Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The maximum nesting; valid requests are less deep.</summary>
    private const int MaxDepth = 16;

    public static JsonTypeInfo<T> ContractOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    public static JsonSerializerOptions Strict(JsonSerializerOptions options)
    {
        options.MaxDepth = MaxDepth;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNameCaseInsensitive = false;
        options.AllowDuplicateProperties = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver())
            .WithAddedModifier(OptionalMembers.Unwrap);
        return options;
    }
}
