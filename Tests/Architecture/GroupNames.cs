using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>Names of groups and streams are made in one place each, where it is written who may join.</summary>
public sealed partial class GroupNames
{
    private static readonly string[] Makers = ["Groups.cs", "Streams.cs"];

    [Fact]
    public void Only_groups_and_streams_spell_their_names() => Spelled(Repository.Sources(Repository.Production)).ShouldBeEmpty();

    [Fact]
    public void A_spelled_name_would_be_found() =>
        Spelled([
            new("Hubs/Floor/FloorHub.cs", "Clients.Group($\"restaurant:{id}\")"),
            new("Hubs/Kitchen/KitchenHub.cs", "Clients.Group(\"user:\" + id)"),
            new("Hubs/Delivery/Groups.cs", "$\"restaurant:{id}\""),
            new("Hubs/Delivery/Beacons.cs", "/// <summary>Goes to restaurant:{id}.</summary>"),
            new("Host/Orders.cs", "Find(restaurant: id)"),
        ]).ShouldBe(["Hubs/Floor/FloorHub.cs", "Hubs/Kitchen/KitchenHub.cs"]);

    private static string[] Spelled(IEnumerable<SourceFile> files) =>
        [.. files.Where(file => !Makers.Contains(file.Name) && Strings(file).Any(Name().IsMatch)).Select(file => file.Path)];

    private static IEnumerable<string> Strings(SourceFile file) =>
        from token in file.Syntax.DescendantTokens()
        where token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        select token.ValueText;

    [GeneratedRegex("(^|/)(restaurant|role|user):(\\{|$)")]
    private static partial Regex Name();
}
