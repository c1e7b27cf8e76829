using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>A file of the repository; <paramref name="Path"/> from its top, with forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    private SyntaxNode? _syntax;

    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public string[] Lines => Text.Split('\n');

    /// <summary>The file as the compiler reads it, parsed once.</summary>
    public SyntaxNode Syntax => _syntax ??= CSharpSyntaxTree.ParseText(Text).GetRoot();

    /// <summary>The comments, documentation included.</summary>
    public IEnumerable<string> Comments =>
        Syntax.DescendantTrivia().Where(trivia => trivia.Kind().ToString().EndsWith("CommentTrivia", StringComparison.Ordinal))
            .Select(trivia => trivia.ToFullString());

    public bool IsBelow(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);
}

/// <summary>What the architecture tests look at: the files, each read and parsed once, and the assemblies made of them.</summary>
internal static class Repository
{
    public static readonly string[] Production = ["Domain", "Hubs", "Infrastructure", "Samples", "Host", "Clients/Wire", "Clients/dotnet"];

    private static readonly string[] NotOurs = ["bin", "obj", "artifacts", "node_modules", "data", "logs"];

    private static readonly Lazy<SourceFile[]> All = new(() => [.. Walk(Root).OrderBy(file => file.Path, StringComparer.Ordinal)]);

    public static string Root => Rigs.Repository.Root;

    /// <param name="project">By its folder.</param>
    public static Assembly Assembly(string project) => System.Reflection.Assembly.Load($"RealtimeRestaurant.{NameOf(project)}");

    /// <summary>The name of the project in a folder.</summary>
    public static string NameOf(string folder) =>
        folder switch { "Clients/Wire" => "Wire", "Clients/dotnet" => "Client", _ => folder };

    public static IEnumerable<Type> Types(params string[] projects) =>
        projects.SelectMany(project => Assembly(project).GetTypes()).Where(type => !IsGenerated(type));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The C# files below these folders; of the whole repository where none is named.</summary>
    public static IReadOnlyList<SourceFile> Sources(params string[] folders) =>
        [.. All.Value.Where(file =>
            file.Name.EndsWith(".cs", StringComparison.Ordinal) && (folders.Length == 0 || folders.Any(file.IsBelow)))];

    /// <summary>The client in JavaScript and the screens, but for what is generated or others wrote.</summary>
    public static IReadOnlyList<SourceFile> Scripts() =>
        [.. All.Value.Where(file => (file.IsBelow("Clients") || file.IsBelow("Screens"))
            && file.Name.EndsWith(".js", StringComparison.Ordinal)
            && !file.Folder.EndsWith("/generated", StringComparison.Ordinal) && !file.IsBelow("Screens/lib"))];

    /// <summary>The pages of documentation.</summary>
    public static IReadOnlyList<SourceFile> Pages() => [.. All.Value.Where(file => file.Name.EndsWith(".md", StringComparison.Ordinal))];

    private static IEnumerable<SourceFile> Walk(string folder) =>
    [
        .. Directory.EnumerateFiles(folder).Where(path => Path.GetExtension(path) is ".cs" or ".md" or ".js")
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path))),
        .. Directory.EnumerateDirectories(folder)
            .Where(path => Path.GetFileName(path) is var name && name[0] != '.' && !NotOurs.Contains(name)).SelectMany(Walk),
    ];

    private static bool IsGenerated(Type type) =>
        type.FullName is null || type.FullName.Contains('<') || !type.FullName.StartsWith("RealtimeRestaurant.", StringComparison.Ordinal);
}
