using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>Folders are nouns of a restaurant (technology only under Infrastructure), and a type's name says what it is.</summary>
public sealed partial class NamespaceRules
{
    private static readonly string[] Folders = ["Services", "Helpers", "Managers", "Common", "Utils", "Models", "Interfaces", "DTOs",
        "Dtos", "Shared", "Core", "Misc"];

    // Words in -ing and -ed that are nouns all the same.
    private static readonly string[] Nouns = ["Caching", "Evening", "Housekeeping", "Ring", "Rounding"];

    private static readonly string[] Suffixes = ["Service", "Manager", "Helper", "Helpers", "Util", "Utils"];

    [Fact]
    public void No_folder_is_a_drawer_for_everything() =>
        Drawers(Repository.Sources([.. Repository.Production, "Tests"]).Select(file => file.Path)).ShouldBeEmpty();

    [Fact]
    public void No_type_is_named_after_nothing() => Vague(Repository.Types(Repository.Production)).ShouldBeEmpty();

    [Fact]
    public void A_type_is_a_noun_and_no_participle() => Participles(Repository.Types(Repository.Production)).ShouldBeEmpty();

    [Fact]
    public void A_namespace_follows_its_folder() =>
        Misplaced(Repository.Sources(Repository.Production)).ShouldBeEmpty();

    [Fact]
    public void Drawers_and_vague_names_would_be_found()
    {
        Drawers(["Domain/Orders/Order.cs", "Domain/Models/Order.cs"]).ShouldBe(["Domain/Models/Order.cs"]);
        Vague([typeof(OrderHelper), typeof(Sockets)]).ShouldBe([typeof(OrderHelper).FullName!]);
        Participles([typeof(Appending), typeof(Kept), typeof(Sockets), typeof(OrderHelper)]).ShouldBe([nameof(Appending), nameof(Kept)]);
        Misplaced([new("Domain/Orders/Order.cs", "namespace RealtimeRestaurant.Domain.Menu;\n")]).ShouldBe(["Domain/Orders/Order.cs"]);
    }

    private static string[] Drawers(IEnumerable<string> paths) =>
        [.. paths.Where(path => path.Split('/').SkipLast(1).Any(Folders.Contains))];

    // SignalR calls that base class a manager; what derives from it may be found by that word.
    private static string[] Vague(IEnumerable<Type> types) =>
        [.. types.Where(type => Suffixes.Any(suffix => Plain(type).EndsWith(suffix, StringComparison.Ordinal)) && !IsLifetime(type))
            .Select(type => type.FullName!)];

    private static string Plain(Type type) => type.Name.Split('`')[0];

    private static bool IsLifetime(Type? type) =>
        type is not null
            && (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(HubLifetimeManager<>) || IsLifetime(type.BaseType));

    private static string[] Misplaced(IEnumerable<SourceFile> files) =>
        [.. files.Where(file =>
            file.Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Any(space => $"{space.Name}" != Wanted(file)))
                .Select(file => file.Path)];

    // The wire records are the hubs' contract, wherever they lie.
    private static string Wanted(SourceFile file) => file.Folder switch
    {
        "Clients/Wire" => "RealtimeRestaurant.Hubs.Wire",
        "Clients/dotnet" => "RealtimeRestaurant.Client",
        var folder => $"RealtimeRestaurant.{folder.Replace('/', '.')}",
    };

    // One word alone: OrderPlaced is an event, and PaymentMapping a noun.
    private static string[] Participles(IEnumerable<Type> types) =>
        [.. types.Select(Plain).Where(name => Participle().IsMatch(name) && !Nouns.Contains(name)).Distinct()
            .Order(StringComparer.Ordinal)];

    [GeneratedRegex("^[A-Z][a-z]*(ing|ed|ept)$")]
    private static partial Regex Participle();

    private sealed class OrderHelper;

    private sealed class Appending;

    private sealed class Kept;

    private sealed class Sockets;
}
