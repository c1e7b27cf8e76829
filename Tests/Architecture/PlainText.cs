using System.Text.RegularExpressions;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>Lines end at 140 columns, and a comment names whom it speaks of.</summary>
public sealed partial class PlainText
{
    private const int LastColumn = 140;

    [Fact]
    public void A_line_ends_at_140_columns() =>
        TooLong([.. Repository.Sources(), .. Repository.Scripts(), .. Repository.Pages()]).ShouldBeEmpty();

    [Fact]
    public void A_comment_says_who() => Vague(Repository.Sources(Repository.Production)).ShouldBeEmpty();

    [Fact]
    public void A_long_line_and_a_vague_comment_would_be_found()
    {
        var (fits, tooLong) = (new string('x', LastColumn), new string('x', LastColumn + 1));
        TooLong([new("A/A.cs", fits), new("A/B.cs", $"one\n{tooLong}"),
            new("a.md", $"| {tooLong} |\n```\n{tooLong}\n```\n{tooLong}")])
            .ShouldBe(["A/B.cs:2", "a.md:5"]);
        Vague([new("A/A.cs", "/// <summary>Whoever asks.</summary>\nint nobody;"), new("A/B.cs", "var text = \"somebody\"; // The caller."),
            new("B/C.cs", "// Nobody.")])
            .ShouldBe(["A/A.cs", "B/C.cs"]);
    }

    private static string[] TooLong(IEnumerable<SourceFile> files) =>
    [
        .. from file in files
           from line in Breakable(file)
           where line.Item.Length > LastColumn
           select $"{file.Path}:{line.Index + 1}",
    ];

    // In Markdown neither a row of a table nor a line of code can be broken.
    private static IEnumerable<(int Index, string Item)> Breakable(SourceFile file)
    {
        var inCode = false;
        foreach (var line in file.Lines.Index())
        {
            if (file.Name.EndsWith(".md", StringComparison.Ordinal))
            {
                if (line.Item.StartsWith("```", StringComparison.Ordinal)) inCode = !inCode;
                if (inCode || line.Item.StartsWith('|')) continue;
            }
            yield return line;
        }
    }

    private static string[] Vague(IEnumerable<SourceFile> files) =>
        [.. files.Where(file => file.Comments.Any(Pronoun().IsMatch)).Select(file => file.Path)];

    [GeneratedRegex(@"\b(whoever|nobody|somebody)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pronoun();
}
