using System.Reflection;
using System.Xml.Linq;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>
/// The lists of banned symbols are in force: every project has one, the analyzer runs, and each line names something that exists.
/// </summary>
public sealed class BannedSymbols
{
    [Theory, InlineData("Domain"), InlineData("Hubs"), InlineData("Infrastructure"), InlineData("Samples"), InlineData("Host")]
    public void Every_project_has_the_list(string project) => HasList(Repository.Read($"{project}/{project}.csproj")).ShouldBeTrue();

    [Fact]
    public void The_analyzer_runs_in_every_project_and_is_not_silenced()
    {
        Repository.Read("Directory.Packages.props")
            .ShouldContain("<GlobalPackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"");
        Silenced(Repository.Read(".editorconfig")).ShouldBeFalse();
        Repository.Sources(Repository.Production).Where(file => Silenced(file.Text)).Select(file => file.Path).ShouldBeEmpty();
    }

    [Theory, InlineData("BannedSymbols.txt"), InlineData("Domain/BannedSymbols.txt")]
    public void A_banned_symbol_exists(string list) => Unknown(Repository.Read(list)).ShouldBeEmpty();

    [Fact]
    public void A_missing_list_a_silenced_rule_and_a_misspelt_symbol_would_be_found()
    {
        HasList("<Project><ItemGroup><AdditionalFiles Include=\"notes.txt\" /></ItemGroup></Project>").ShouldBeFalse();
        Silenced("#pragma warning disable RS0030").ShouldBeTrue();
        Unknown("P:System.DateTime.Now;why\nP:System.DateTime.Nou;why\nM:System.Threading.Thread.Sleep(System.Int64);why")
            .ShouldBe(["P:System.DateTime.Nou", "M:System.Threading.Thread.Sleep(System.Int64)"]);
    }

    private static bool HasList(string csproj) =>
        XDocument.Parse(csproj).Descendants("AdditionalFiles")
            .Any(file => ((string)file.Attribute("Include")!).EndsWith("BannedSymbols.txt", StringComparison.Ordinal));

    private static bool Silenced(string text) => text.Contains("RS0030", StringComparison.Ordinal);

    private static string[] Unknown(string list) =>
        [.. list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';')[0]).Where(id => !Exists(id))];

    private static bool Exists(string id)
    {
        var name = id[2..].Split('(')[0];
        var type = id[0] == 'T' ? name : name[..name.LastIndexOf('.')];
        return FindType(type) is { } found && (id[0] == 'T' || found.GetMembers().Any(member => IdOf(member) == id));
    }

    private static Type? FindType(string name) =>
        new[] { typeof(object).Assembly, typeof(System.Threading.Channels.Channel).Assembly,
            typeof(Microsoft.AspNetCore.SignalR.IClientProxy).Assembly }
            .Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null);

    // As the compiler writes documentation ids, as far as the lists need it.
    private static string IdOf(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"M:{constructor.DeclaringType!.FullName}.#ctor{Parameters(constructor)}",
        MethodInfo method => $"M:{method.DeclaringType!.FullName}.{method.Name}{Arity(method)}{Parameters(method)}",
        PropertyInfo property => $"P:{property.DeclaringType!.FullName}.{property.Name}",
        _ => "",
    };

    private static string Arity(MethodInfo method) => method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";

    private static string Parameters(MethodBase method) =>
        method.GetParameters() is { Length: > 0 } parameters
            ? $"({string.Join(',', parameters.Select(parameter => parameter.ParameterType.FullName))})" : "";
}
