using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;

namespace RealtimeRestaurant.Host.AsyncApi;

/// <summary>The documentation comments of types and members, from the XML files that the compiler writes beside each assembly.</summary>
internal static class DocComments
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    /// <summary>The type's summary; null when it has none.</summary>
    public static string? Of(Type type) => Text(Members(type).GetValueOrDefault($"T:{NameOf(type)}")?.Element("summary"));

    /// <summary>The summary of a record's property: what the record says of the parameter that makes it.</summary>
    public static string? Of(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        return Text(Members(type).GetValueOrDefault($"P:{NameOf(type)}.{property.Name}")?.Element("summary"));
    }

    /// <summary>The method's summary. Hubs and client interfaces have no overloads, so its name is enough.</summary>
    public static string? Of(MethodInfo method)
    {
        var name = $"M:{NameOf(method.DeclaringType!)}.{method.Name}";
        return Text(Members(method.DeclaringType!).FirstOrDefault(member => member.Key.Split('(')[0] == name).Value?.Element("summary"));
    }

    private static Dictionary<string, XElement> Members(Type type) => Files.GetOrAdd(type.Assembly, Read);

    private static Dictionary<string, XElement> Read(Assembly assembly) =>
        Path.ChangeExtension(assembly.Location, ".xml") is var path && File.Exists(path)
            ? XDocument.Load(path).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value)
            : [];

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Text(XElement? element)
    {
        if (element is null) return null;
        var words = string.Concat(element.Nodes().Select(Text)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words is [] ? null : string.Join(' ', words);
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => $"`{LastName(see.Attribute("cref")!.Value)}`",
        XElement { Name.LocalName: "paramref" } name => $"`{JsonNamingPolicy.CamelCase.ConvertName(name.Attribute("name")!.Value)}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => other.Value,
        _ => "",
    };

    private static string LastName(string cref) => cref.Split(['.', ':'])[^1].Split('`')[0].TrimEnd('}');
}
