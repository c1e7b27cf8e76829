using System.Text.RegularExpressions;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>docs/security.md names tests: they are there.</summary>
public sealed partial class SecurityDoc
{
    [Fact]
    public void Every_row_is_shown_by_tests_that_there_are()
    {
        var rows = Repository.Read("docs/security.md").Split('\n').Where(line => line.StartsWith('|')).Skip(2).ToArray();
        rows.Length.ShouldBeGreaterThan(15);
        rows.ShouldAllBe(row => Named(row).Any());
        rows.SelectMany(Named).Except(Tests()).ShouldBeEmpty();
    }

    [Fact]
    public void A_test_that_is_not_there_would_be_found() =>
        Named("| x | `Nobody_has_written_this_one` |").Except(Tests()).ShouldBe(["Nobody_has_written_this_one"]);

    private static IEnumerable<string> Named(string row) => Name().Matches(row).Select(name => name.Groups[1].Value);

    private static HashSet<string> Tests() =>
        [.. typeof(SecurityDoc).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FactAttribute), inherit: true)).Select(method => method.Name)];

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`")]
    private static partial Regex Name();
}
