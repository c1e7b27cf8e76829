using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>The XML comments of the code, for the API documents; the compiler writes them next to each assembly.</summary>
internal static class XmlComments
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    /// <summary>Null where nothing is said.</summary>
    public static string? Of(Type type) => Text(Member($"T:{NameOf(type)}", type.Assembly)?.Element("summary"));

    /// <summary>The comment of a record's property: that of its parameter.</summary>
    public static string? Of(PropertyInfo field) =>
        Text(Member($"P:{NameOf(field.DeclaringType!)}.{field.Name}", field.DeclaringType!.Assembly)?.Element("summary"));

    public static string? Of(MethodInfo method) => Text(
        Files.GetOrAdd(method.DeclaringType!.Assembly, Read)
            .FirstOrDefault(member =>
                member.Key.Split('(')[0] == $"M:{NameOf(method.DeclaringType)}.{method.Name}").Value?.Element("summary"));

    private static XElement? Member(string name, Assembly assembly) => Files.GetOrAdd(assembly, Read).GetValueOrDefault(name);

    private static Dictionary<string, XElement> Read(Assembly assembly) =>
        Path.ChangeExtension(assembly.Location, ".xml") is var path && File.Exists(path)
            ? XDocument.Load(path).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value)
            : [];

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Text(XElement? element) =>
        element is not null && string.Concat(element.Nodes().Select(Text))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words
            ? string.Join(' ', words)
            : null;

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see =>
            $"`{see.Attribute("cref")!.Value.Split('(')[0].Split(['.', ':']).Last().Split('`')[0].TrimEnd('}')}`",
        XElement { Name.LocalName: "paramref" } parameter =>
            $"`{JsonNamingPolicy.CamelCase.ConvertName(parameter.Attribute("name")!.Value)}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => other.Value,
        _ => "",
    };
}
