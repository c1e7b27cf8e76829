using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit.Abstractions;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>
/// Small files, small methods: a median file of 35–55 lines, none over 300, no method over 40; and no record whose members are told apart
/// only by their places in a long row.
/// </summary>
public sealed class SizeBudget(ITestOutputHelper output)
{
    private const int MaxFileLines = 300, MaxMethodLines = 40, MostParameters = 10;

    [Fact]
    public void No_file_is_over_300_lines_and_no_method_over_40()
    {
        var (production, tests) = (Repository.Sources(Repository.Production), Repository.Sources("Tests"));
        output.WriteLine($"{"",-12}{"files",7}{"median",8}{"p90",6}{"max",6}   {"methods",8}{"median",8}{"p90",6}{"max",6}");
        foreach (var folder in Repository.Production) output.WriteLine(Row(folder, Repository.Sources(folder)));
        output.WriteLine(Row("together", production));
        output.WriteLine(Row("Tests", tests));

        TooLong([.. production, .. tests]).ShouldBeEmpty();
        Repository.Scripts().Where(script => Lines(script) > MaxFileLines).Select(script => script.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_long_file_and_a_long_method_would_be_found()
    {
        var longFile = string.Concat(Enumerable.Repeat("// why\n", MaxFileLines + 1));
        var longMethod = new SourceFile("B.cs", $$"""
            namespace X;
            public sealed class Y(int z)
            {
                private static readonly int[] Table =
                [
                    1,
                ];
                public int Short() => z switch { 1 => 2, _ => 3 };
                /// <summary>Long.</summary>
                public T Long<T>(Z record) where T : class
                {
            {{string.Concat(Enumerable.Repeat("        Do(\"}\"); // }\n", MaxMethodLines))}}
                }
                public int[] Property { get; init; } =
                [
                    5,
                ];
            }
            """);

        TooLong([new("A.cs", longFile), longMethod]).ShouldBe(["A.cs has 301 lines", "B.cs: Long has 44 lines"]);
        Members(longMethod).ShouldBe([("Short", 1), ("Long", 44), ("Property", 1)]);
    }

    [Fact]
    public void No_record_has_over_10_parameters() =>
        TooWide(Repository.Sources([.. Repository.Production, "Tests"])).ShouldBeEmpty("Name the members: give the record properties.");

    [Fact]
    public void A_record_with_too_many_parameters_would_be_found()
    {
        static string Parameters(int count) => string.Join(", ", Enumerable.Range(1, count).Select(number => $"int P{number}"));
        TooWide([new("A.cs", $"record R({Parameters(11)}); record struct S({Parameters(12)}); record T({Parameters(10)}); record U;")])
            .ShouldBe(["A.cs: R has 11 parameters", "A.cs: S has 12 parameters"]);
    }

    private static string[] TooWide(IEnumerable<SourceFile> files) =>
    [
        .. from file in files
           from record in file.Syntax.DescendantNodes().OfType<RecordDeclarationSyntax>()
           where record.ParameterList?.Parameters.Count > MostParameters
           select $"{file.Path}: {record.Identifier.Text} has {record.ParameterList!.Parameters.Count} parameters",
    ];

    private static string[] TooLong(IReadOnlyList<SourceFile> files) =>
    [
        .. files.Where(file => Lines(file) > MaxFileLines).Select(file => $"{file.Path} has {Lines(file)} lines"),
        .. files.SelectMany(file => Members(file).Where(member => member.Lines > MaxMethodLines)
            .Select(member => $"{file.Path}: {member.Name} has {member.Lines} lines")),
    ];

    private static int Lines(SourceFile file) => file.Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    /// <summary>Methods and properties, and the lines each takes from its first attribute to its end.</summary>
    private static IEnumerable<(string Name, int Lines)> Members(SourceFile file) =>
        from member in file.Syntax.DescendantNodes()
        where member is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax
        let lines = member.SyntaxTree.GetLineSpan(Body(member))
        select (NameOf(member), lines.EndLinePosition.Line - lines.StartLinePosition.Line + 1);

    // A long table is not a long method: neither a field counts, nor what a property begins with.
    private static TextSpan Body(SyntaxNode member) =>
        TextSpan.FromBounds(member.SpanStart, (member as BasePropertyDeclarationSyntax)?.AccessorList?.Span.End ?? member.Span.End);

    private static string NameOf(SyntaxNode member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        _ => member.Kind().ToString(),
    };

    private static string Row(string name, IReadOnlyList<SourceFile> files)
    {
        int[] lines = [.. files.Select(Lines).Order()];
        int[] methods = [.. files.SelectMany(Members).Select(member => member.Lines).Order()];
        return $"{name,-12}{lines.Length,7}{At(lines, 0.5),8}{At(lines, 0.9),6}{At(lines, 1),6}   "
            + $"{methods.Length,8}{At(methods, 0.5),8}{At(methods, 0.9),6}{At(methods, 1),6}";
    }

    private static string At(int[] sorted, double share) =>
        sorted.Length == 0 ? "–" : sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)].ToString(CultureInfo.InvariantCulture);
}
