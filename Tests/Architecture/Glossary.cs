using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>One name for one thing: docs/glossary.md has our words, and those that no name may contain.</summary>
public sealed partial class Glossary
{
    /// <summary>Folders of the domain whose names are still to be put right.</summary>
    private static readonly string[] NotYet = ["Domain/Bills", "Domain/Log"];

    [Fact]
    public void The_glossary_has_some_thirty_words() => Words(Page).Count().ShouldBeInRange(30, 60);

    [Fact]
    public void No_name_of_the_domain_contains_a_banned_word() =>
        Banned(Repository.Sources("Domain").Where(file => !NotYet.Contains(file.Folder)), Page).ShouldBeEmpty();

    [Fact]
    public void A_banned_word_would_be_found()
    {
        const string page =
            "| word | what it is | not |\n| --- | --- | --- |\n| restaurant | All | `house` |\n| read model | Tables | `Kept` |\n";
        Words(page).ShouldBe(["restaurant", "read model"]);
        Banned([new("Domain/A.cs",
            "class Kept { int _lastKept; int OfTheHouse(int houses) { var house = 1; /* house */ return house; } }")], page)
            .ShouldBe(["Domain/A.cs: Kept", "Domain/A.cs: OfTheHouse", "Domain/A.cs: house"]);
    }

    private static string Page => Repository.Read("docs/glossary.md");

    private static IEnumerable<string[]> Rows(string page) =>
        page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|'))
            .Where(row => row[0].Trim() is not ("word" or "---"));

    private static IEnumerable<string> Words(string page) => Rows(page).Select(row => row[0].Trim());

    private static string[] Banned(IEnumerable<SourceFile> files, string page)
    {
        var banned = Rows(page).SelectMany(row => Code().Matches(row[2]).Select(word => word.Groups[1].Value)).ToHashSet();
        return
        [
            .. from file in files
               from node in file.Syntax.DescendantNodes()
               let name = NameOf(node)
               where name is not null
                   && Parts().Matches(name).Any(part => banned.Contains(node is BaseTypeDeclarationSyntax ? part.Value : "")
                   || banned.Contains(part.Value.ToLowerInvariant()))
               select $"{file.Path}: {name}",
        ];
    }

    private static string? NameOf(SyntaxNode declaration) => declaration switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        EnumMemberDeclarationSyntax member => member.Identifier.Text,
        ParameterSyntax parameter => parameter.Identifier.Text,
        VariableDeclaratorSyntax variable => variable.Identifier.Text,
        SingleVariableDesignationSyntax variable => variable.Identifier.Text,
        ForEachStatementSyntax loop => loop.Identifier.Text,
        _ => null,
    };

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Code();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Parts();
}
