using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>One name for one thing: docs/glossary.md has our words, and the banned ones.</summary>
public sealed partial class Glossary
{
    [Fact]
    public void The_glossary_has_some_fifty_words() => Words(Page).Count().ShouldBeInRange(30, 60);

    [Fact]
    public void No_name_of_the_domain_contains_a_banned_word() => Banned(Repository.Sources("Domain"), Page).ShouldBeEmpty();

    [Fact]
    public void No_comment_and_no_sentence_contains_a_banned_word() =>
        Mentions(Repository.Sources(Repository.Production), Page).ShouldBeEmpty();

    [Fact]
    public void No_page_contains_a_banned_word() =>
        Repository.Pages().Where(page => page.Path is not PagePath && Prose(page.Text).Any(IsBanned(Page))).Select(page => page.Path)
            .ShouldBeEmpty();

    [Fact]
    public void A_banned_word_would_be_found()
    {
        const string page =
            "| word | what it is | not |\n| --- | --- | --- |\n| restaurant | All | `house` |\n| read model | Tables | `Kept` |\n";
        Words(page).ShouldBe(["restaurant", "read model"]);
        Banned([new("Domain/A.cs",
            "class Kept { int _lastKept; int OfTheHouse(int houses) { var house = 1; /* house */ return house; } }")], page)
            .ShouldBe(["Domain/A.cs: Kept", "Domain/A.cs: OfTheHouse", "Domain/A.cs: house"]);
        Mentions([new("A.cs", "// The House rules."), new("B.cs", "var a = \"of the house\";"), new("C.cs", "var b = $\"the house {1}\";"),
            new("D.cs", "// Kept.\nvar id = \"house\"; var wine = \"House wine\";")], page)
            .ShouldBe(["A.cs", "B.cs", "C.cs"]);
        Prose("The house. `of_the_house` and `house`").Count(IsBanned(page)).ShouldBe(1);
    }

    private const string PagePath = "docs/glossary.md";

    private static string Page => Repository.Read(PagePath);

    private static IEnumerable<string[]> Rows(string page) =>
        page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|'))
            .Where(row => row[0].Trim() is not ("word" or "---"));

    private static IEnumerable<string> Words(string page) => Rows(page).Select(row => row[0].Trim());

    private static string[] Banned(IEnumerable<SourceFile> files, string page)
    {
        var banned = BannedWords(page);
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

    private static HashSet<string> BannedWords(string page) =>
        [.. Rows(page).SelectMany(row => Code().Matches(row[2]).Select(word => word.Groups[1].Value))];

    private static Func<string, bool> IsBanned(string page) => BannedWords(page).Where(word => char.IsLower(word[0]))
        .ToHashSet().Contains;

    /// <summary>Files with a banned word in a comment or a sentence; a string without a space is an id or a key, not a sentence.</summary>
    private static string[] Mentions(IEnumerable<SourceFile> files, string page) =>
    [
        .. files.Where(file => file.Comments.SelectMany(comment => Prose(comment.ToLowerInvariant()))
            .Concat(Sentences(file).SelectMany(Prose)).Any(IsBanned(page))).Select(file => file.Path),
    ];

    private static IEnumerable<string> Sentences(SourceFile file) =>
        file.Syntax.DescendantTokens()
            .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken)
            .Select(token => token.ValueText).Where(text => text.Contains(' ', StringComparison.Ordinal));

    // Code in backticks and names in references are not prose: the first are tests, the second have a rule of their own.
    private static IEnumerable<string> Prose(string text) => Word().Matches(Quoted().Replace(text, "")).Select(word => word.Value);

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

    [GeneratedRegex("`[^`\n]*`|(?:cref|name)=\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Code();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Parts();
}
