using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Operations;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PrivateFilesTests
{
    private const UnixFileMode OfOthers = (UnixFileMode)0b000_111_111;

    [Fact]
    public async Task In_production_only_the_owner_can_read_the_data_the_logs_and_the_backups()
    {
        var folder = Directory.CreateTempSubdirectory("restaurant-private-").FullName;
        var (data, backups) = (Path.Combine(folder, "data"), Path.Combine(folder, "backups"));
        var settings = new NodeSettings(Path.Combine(folder, "data", "restaurant.db"), Environment: "Production");
        await using (var node = await NodeProcess.StartAsync(settings))
        {
            using var rest = await node.Rest().RegisterAsync();
            await LogLines.FindAsync(settings, "requests", _ => true);
            Directory.CreateDirectory(backups);
            (await HostCommand.RunAsync(settings, "backup", "--to", backups)).Code.ShouldBe(0);
        }
        string[] written = [data, .. Directory.EnumerateFileSystemEntries(data, "*", SearchOption.AllDirectories),
            .. Directory.EnumerateFiles(backups)];
        written.Length.ShouldBeGreaterThan(4);
        foreach (var path in written) (File.GetUnixFileMode(path) & OfOthers).ShouldBe(UnixFileMode.None, path);
    }
}
