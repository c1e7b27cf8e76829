using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>The names of the wire's records in the document: as in the code, without "View".</summary>
internal sealed class SchemaNames
{
    private readonly ConcurrentDictionary<string, Type> _types = new(StringComparer.Ordinal);

    /// <summary>Null for a type without a name of its own.</summary>
    public string? Of(JsonTypeInfo info)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(info) is null || info.Type.Assembly == typeof(object).Assembly) return null;
        var name = Of(info.Type);
        var first = _types.GetOrAdd(name, info.Type);
        return first == info.Type ? name : throw new InvalidOperationException($"{info.Type} and {first} would both be called {name}.");
    }

    /// <summary>The record with this name; null if there is none.</summary>
    public Type? TypeOf(string name) => _types.GetValueOrDefault(name);

    private static string Of(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Concat(type.GenericTypeArguments.Select(Of))}"
        : type.Name.EndsWith("View", StringComparison.Ordinal) ? type.Name[..^"View".Length] : type.Name;
}
