using System.Reflection;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>A file of the repository; <paramref name="Path"/> from its top, with forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);
}

/// <summary>What the architecture tests look at: the files as they lie there, and the assemblies made of them.</summary>
internal static class Repository
{
    public static readonly string[] Production = ["Domain", "Hubs", "Infrastructure", "Samples", "Host"];

    public static string Root => Rigs.Repository.Root;

    public static Assembly Assembly(string project) => System.Reflection.Assembly.Load($"RealtimeRestaurant.{project}");

    public static IEnumerable<Type> Types(params string[] projects) =>
        projects.SelectMany(project => Assembly(project).GetTypes()).Where(type => !IsGenerated(type));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The C# files below these folders.</summary>
    public static IReadOnlyList<SourceFile> Sources(params string[] folders) => Files("*.cs", folders);

    public static IReadOnlyList<SourceFile> Files(string pattern, params string[] folders) =>
        [.. folders
            .Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .Where(file => !file.Path.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "node_modules"))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];

    private static bool IsGenerated(Type type) =>
        type.FullName is null || type.FullName.Contains('<') || !type.FullName.StartsWith("RealtimeRestaurant.", StringComparison.Ordinal);
}
