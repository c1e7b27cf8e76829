namespace RealtimeRestaurant.Tests.Rigs;

public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("The tests do not run from inside the repository."),
        _ when File.Exists(Path.Combine(folder.FullName, "RealtimeRestaurant.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
