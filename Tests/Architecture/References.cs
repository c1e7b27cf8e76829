using System.Text.RegularExpressions;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>A page that a comment or another page names is in the repository: no reader is sent to one that they do not have.</summary>
public sealed partial class References
{
    [Fact]
    public void Every_page_that_is_named_exists() =>
        Dangling([.. Repository.Sources(), .. Repository.Pages()], Repository.Pages()).ShouldBeEmpty();

    [Fact]
    public void A_page_that_does_not_exist_would_be_found()
    {
        SourceFile[] pages = [new("docs/data.md", "See [it](../README.md#run) and [that](lost.md)."), new("README.md", "")];
        Dangling([new("A/A.cs", "// See docs/data.md and README.md.\nvar name = \"none.md\";"),
            new("A/B.cs", "/// <summary>gone.md</summary>"), .. pages], pages)
            .ShouldBe(["A/B.cs: gone.md", "docs/data.md: lost.md"]);
    }

    // By its end, since a page is named from where the reader is, or by its name alone.
    private static string[] Dangling(IEnumerable<SourceFile> files, IReadOnlyList<SourceFile> pages) =>
    [
        .. from file in files
           from text in file.Name.EndsWith(".md", StringComparison.Ordinal) ? [file.Text] : file.Comments
           from Match page in Page().Matches(text)
           let name = page.Groups[1].Value
           where !pages.Any(one => $"/{one.Path}".EndsWith($"/{name}", StringComparison.Ordinal))
           select $"{file.Path}: {name}",
    ];

    [GeneratedRegex(@"(?<![\w*])(?:\.\./|\./)*([\w][\w/-]*\.md)\b")]
    private static partial Regex Page();
}
