using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>Nothing unfinished and nothing folded away; what may be derived from is meant to be.</summary>
public sealed partial class CleanSource
{
    [Fact]
    public void Nothing_is_left_to_do() => Unfinished(Repository.Sources()).ShouldBeEmpty();

    [Fact]
    public void Public_types_are_sealed() => Open(Repository.Types(Repository.Production)).ShouldBeEmpty();

    [Fact]
    public void Unfinished_and_unsealed_code_would_be_found()
    {
        Unfinished(
        [
            new("A.cs", "// TODO: later"), new("B.cs", "#region x"), new("C.cs", "throw new NotImplementedException();"),
            new("D.cs", "var todos = 1; var text = \"TODO\";"),
        ]).ShouldBe(["A.cs", "B.cs", "C.cs"]);
        Open([typeof(Derivable), typeof(Base), typeof(Derived)]).ShouldBe([typeof(Derivable).FullName!]);
    }

    private static string[] Unfinished(IEnumerable<SourceFile> files) => [.. files.Where(IsUnfinished).Select(file => file.Path)];

    private static bool IsUnfinished(SourceFile file) =>
        file.Comments.Any(Marks().IsMatch)
        || file.Syntax.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.RegionDirectiveTrivia))
        || file.Syntax.DescendantNodes()
            .Any(node =>
                node is ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: nameof(NotImplementedException) } });

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Marks();

    // A base class of ours is open on purpose, and a dispatch proxy is derived from at run time.
    private static string[] Open(IEnumerable<Type> types)
    {
        var all = types.ToArray();
        var bases = all.Select(type =>
            type.BaseType is { IsGenericType: true } generic ? generic.GetGenericTypeDefinition() : type.BaseType).ToHashSet();
        return
        [
            .. all.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && (type.IsPublic || type.IsNestedPublic))
                .Where(type => !bases.Contains(type) && !type.IsSubclassOf(typeof(System.Reflection.DispatchProxy)))
                .Select(type => type.FullName!),
        ];
    }

    public class Derivable;

    public class Base;

    public sealed class Derived : Base;
}
