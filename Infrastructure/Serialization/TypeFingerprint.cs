using System.Security.Cryptography;
using System.Text;

namespace RealtimeRestaurant.Infrastructure.Serialization;

/// <summary>A hash of a type's stored members and of theirs: equal where two programs store the type in the same form.</summary>
internal static class TypeFingerprint
{
    public const int Length = 8;

    public static byte[] Of<T>()
    {
        var text = new StringBuilder();
        Describe(typeof(T), [], text);
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..Length];
    }

    private static void Describe(Type type, HashSet<Type> known, StringBuilder text)
    {
        if (!known.Add(type)) return;
        var members = StoredJson.Options.GetTypeInfo(type).Properties;
        text.Append(type).Append('(').AppendJoin(',', members.Select(member => $"{member.Name}:{member.PropertyType}")).Append(')');
        if (type.IsEnum) text.AppendJoin(',', Enum.GetNames(type));
        var inner = members.Select(member => member.PropertyType).Concat(type.GetGenericArguments());
        foreach (var one in inner) Describe(one, known, text);
    }
}
