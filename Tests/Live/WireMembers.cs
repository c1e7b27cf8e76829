using System.Collections;
using System.Globalization;
using System.Reflection;
using MessagePack;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>
/// The API documents list an enum, a time or a day where a member of a wire record is marked as one. The samples of everything that the
/// hubs send hold each mark to what the member carries, and each unmarked member to carrying none of the three.
/// </summary>
public sealed class WireMembers
{
    private static readonly ILookup<PropertyInfo, string> Sampled =
        WireShapes.Samples().Concat(WireShapes.RestSamples()).SelectMany(Strings).ToLookup(one => one.Member, one => one.Value);

    [Fact]
    public void A_member_marked_with_an_enum_carries_its_names_only()
    {
        foreach (var member in Marked<WireEnumAttribute>())
            Sampled[member].Except(member.GetCustomAttribute<WireEnumAttribute>()!.Names()).ShouldBeEmpty(Name(member));
    }

    [Fact]
    public void A_member_marked_as_a_time_or_a_day_carries_nothing_else()
    {
        foreach (var member in Marked<WireTimeAttribute>()) Sampled[member].ShouldAllBe(value => IsTime(value), Name(member));
        foreach (var member in Marked<WireDateAttribute>()) Sampled[member].ShouldAllBe(value => IsDay(value), Name(member));
    }

    [Fact]
    public void Every_marked_member_of_what_is_sent_has_a_sample() =>
        Marked<WireEnumAttribute>().Concat(Marked<WireTimeAttribute>()).Concat(Marked<WireDateAttribute>())
            .Where(member => !member.DeclaringType!.IsAssignableTo(typeof(Request)) && !Sampled[member].Any()).Select(Name).ShouldBeEmpty();

    [Fact]
    public void A_member_that_carries_names_of_an_enum_times_or_days_is_marked() =>
        Sampled.Where(sampled => !IsMarked(sampled.Key) && (IsSomeEnum(sampled) || sampled.All(IsTime) || sampled.All(IsDay)))
            .Select(sampled => $"{Name(sampled.Key)}: {string.Join(' ', sampled.Distinct())}").ShouldBeEmpty();

    private static IEnumerable<PropertyInfo> Marked<TMark>() where TMark : Attribute => new[] { typeof(LiveMessage<>), typeof(WireEnums) }
        .SelectMany(one => one.Assembly.GetTypes())
        .Where(type => type.GetCustomAttribute<MessagePackObjectAttribute>() is not null)
        .SelectMany(type => type.GetProperties()).Where(member => member.GetCustomAttribute<TMark>() is not null);

    private static bool IsMarked(PropertyInfo member) =>
        member.IsDefined(typeof(WireEnumAttribute)) || member.IsDefined(typeof(WireTimeAttribute))
            || member.IsDefined(typeof(WireDateAttribute));

    private static bool IsSomeEnum(IEnumerable<string> values) =>
        Marked<WireEnumAttribute>().Select(member => member.GetCustomAttribute<WireEnumAttribute>()!.Names())
            .Any(names => !values.Except(names).Any());

    private static bool IsTime(string value) => WireTime.Parse(value) is { } time && WireTime.Of(time) == value;

    private static bool IsDay(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Name(PropertyInfo member) => $"{member.DeclaringType!.Name}.{member.Name}";

    // Every string of a wire record and of the records in it, with the member that carries it; a generic record's as its definition has it.
    private static IEnumerable<(PropertyInfo Member, string Value)> Strings(object? value) => value switch
    {
        null or string => [],
        IEnumerable items => items.Cast<object?>().SelectMany(Strings),
        _ when value.GetType() is { IsPrimitive: false } type =>
            type.GetProperties().Where(member => member.GetIndexParameters().Length == 0)
            .SelectMany(member =>
                member.GetValue(value) switch
                {
                    string text => [(Defined(type, member), text)],
                    IEnumerable<string> texts => texts.Select(text => (Defined(type, member), text)),
                    var other => Strings(other),
                }),
        _ => [],
    };

    private static PropertyInfo Defined(Type type, PropertyInfo member) =>
        type.IsGenericType ? type.GetGenericTypeDefinition().GetProperty(member.Name)! : member;
}
