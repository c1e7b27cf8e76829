using System.Xml.Linq;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>
/// References point inward: Domain and the wire records to nothing, the client to the wire records, Hubs to Domain and the wire records,
/// Infrastructure to Domain, and neither to the other; Samples to all of these but Infrastructure, Host to all.
/// </summary>
public sealed class ReferenceRules
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Domain"] = [],
        ["Clients/Wire"] = [],
        ["Clients/dotnet"] = ["Wire"],
        ["Hubs"] = ["Domain", "Wire"],
        ["Infrastructure"] = ["Domain"],
        ["Samples"] = ["Domain", "Hubs", "Wire", "Client"],
        ["Host"] = ["Domain", "Hubs", "Infrastructure", "Samples", "Wire"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_lies_inward(string project)
    {
        NotAllowed(project, ProjectReferences(Repository.Read($"{project}/{Repository.NameOf(project)}.csproj"))).ShouldBeEmpty();
        NotAllowed(project, AssemblyReferences(project)).ShouldBeEmpty();
    }

    [Fact]
    public void Domain_needs_no_package_and_nothing_of_the_web()
    {
        Packages(Repository.Read("Domain/Domain.csproj")).ShouldBeEmpty();
        Repository.Assembly("Domain").GetReferencedAssemblies().Select(reference => reference.Name!)
            .ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reference_between_hubs_and_infrastructure_would_be_found()
    {
        const string wrong = """
            <Project><ItemGroup>
              <ProjectReference Include="../Domain/Domain.csproj" /><ProjectReference Include="..\Infrastructure\Infrastructure.csproj" />
            </ItemGroup></Project>
            """;

        NotAllowed("Hubs", ProjectReferences(wrong)).ShouldBe(["Infrastructure"]);
        NotAllowed("Infrastructure", AssemblyReferences("Tests")).ShouldContain("Hubs");
    }

    [Fact]
    public void A_package_in_domain_would_be_found() =>
        Packages("""
            <Project><ItemGroup>
              <PackageReference Include="MediatR" /><FrameworkReference Include="Microsoft.AspNetCore.App" />
            </ItemGroup></Project>
            """)
            .ShouldBe(["MediatR", "Microsoft.AspNetCore.App"]);

    private static string[] NotAllowed(string project, IEnumerable<string> references) => [.. references.Except(Allowed[project])];

    private static IEnumerable<string> ProjectReferences(string csproj) =>
        Includes(csproj, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    private static IEnumerable<string> AssemblyReferences(string project) =>
        Repository.Assembly(project).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("RealtimeRestaurant.", StringComparison.Ordinal))
            .Select(name => name["RealtimeRestaurant.".Length..]);

    private static string[] Packages(string csproj) => [.. Includes(csproj, "PackageReference"), .. Includes(csproj, "FrameworkReference")];

    private static IEnumerable<string> Includes(string csproj, string element) =>
        XDocument.Parse(csproj).Descendants(element).Select(reference => (string)reference.Attribute("Include")!);
}
