namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>An interface has two real implementations (test doubles do not count), or it is what a hub's clients listen to.</summary>
public sealed class InterfaceRules
{
    // Interface → why it may stand with fewer.
    private static readonly Dictionary<string, string> Excepted = [];

    private static IEnumerable<Type> Ours => Repository.Types(Repository.Production).Where(type => type.IsInterface);

    private static IEnumerable<Type> Implementations => Repository.Types(Repository.Production);

    [Fact]
    public void Every_interface_has_two_implementations()
    {
        Lonely(Ours, Implementations).Except(Excepted.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void An_exception_is_only_made_where_it_is_needed() =>
        Excepted.Keys.Except(Lonely(Ours, Implementations)).ShouldBeEmpty();

    [Fact]
    public void An_interface_with_one_implementation_would_be_found() =>
        Lonely([typeof(IAlone), typeof(IPair)], [typeof(Alone), typeof(One), typeof(Other)]).ShouldBe([nameof(IAlone)]);

    private static string[] Lonely(IEnumerable<Type> interfaces, IEnumerable<Type> types) =>
        [.. interfaces.Where(type =>
            !IsClientContract(type)
                && types.Count(candidate => candidate.IsClass && !candidate.IsAbstract && Implements(candidate, type)) < 2)
                .Select(type => type.Name)];

    private static bool Implements(Type candidate, Type wanted) =>
        candidate.GetInterfaces().Any(found => found == wanted || found.IsGenericType && found.GetGenericTypeDefinition() == wanted);

    private static bool IsClientContract(Type type) =>
        type.Namespace!.StartsWith("RealtimeRestaurant.Hubs", StringComparison.Ordinal)
            && (type.Name.EndsWith("Client", StringComparison.Ordinal)
            || type.Name.Split('`')[0].EndsWith("Events", StringComparison.Ordinal))
        && type.GetMethods().All(method => method.ReturnType == typeof(Task));

    private interface IAlone;

    private interface IPair;

    private sealed class Alone : IAlone;

    private sealed class One : IPair;

    private sealed class Other : IPair;
}
