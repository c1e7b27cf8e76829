using System.Text.RegularExpressions;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>
/// The log knows no noun: what orders, tables or bills are is nothing that a commit, a position or the mailbox depends on.
/// </summary>
public sealed partial class LogRules
{
    // The restaurant as a whole, with who may act in it; and what an append passes on to the read models without looking at it;
    // and the ranges of its options.
    private static readonly string[] Allowed = ["Access", "Options", "ReadModels", "Restaurants"];

    [Fact]
    public void The_log_refers_to_no_noun() => Nouns(Repository.Sources("Domain/Log")).ShouldBeEmpty();

    [Fact]
    public void A_noun_in_the_log_would_be_found() =>
        Nouns([new("Domain/Log/Commit.cs",
            "using RealtimeRestaurant.Domain.Orders;\nusing RealtimeRestaurant.Domain.Access;\nvar x = Domain.Bills.Amounts.Whole;")])
            .ShouldBe(["Domain/Log/Commit.cs: Orders", "Domain/Log/Commit.cs: Bills"]);

    private static string[] Nouns(IEnumerable<SourceFile> files) =>
        [.. from file in files from Match match in Reference().Matches(file.Text)
            where !Allowed.Contains(match.Groups[1].Value) select $"{file.Path}: {match.Groups[1].Value}"];

    [GeneratedRegex(@"(?:using RealtimeRestaurant\.|[^\w.])Domain\.(?!Log\b)([A-Z]\w+)")]
    private static partial Regex Reference();
}
