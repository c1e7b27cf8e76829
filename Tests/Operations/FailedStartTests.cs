using System.Net;
using System.Net.Sockets;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Operations;

/// <summary>A host that cannot start says why in one sentence, and ends with a code at which systemd does not try again.</summary>
public sealed class FailedStartTests
{
    private static readonly NodeSettings Settings = NodeSettings.Embedded();

    [Fact]
    public async Task An_address_that_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        await FailsAsync(Settings, $"The host cannot listen on {address}: ", "--urls", address);
    }

    [Theory]
    [InlineData("http://192.0.2.1:5080"), InlineData("nonsense"), InlineData("https://127.0.0.1:0")]
    public Task An_address_that_cannot_be_listened_on(string address) =>
        FailsAsync(Settings, $"The host cannot listen on {address}: ", "--urls", address);

    [Theory]
    [InlineData("/proc/restaurant/restaurant.db", "The data folder cannot be created"), InlineData("/proc/1/r.db", "cannot be opened")]
    public Task A_data_folder_that_cannot_be_written(string file, string sentence) =>
        FailsAsync(Settings, sentence, "--ConnectionStrings:Sqlite", $"Data Source={file}");

    private static async Task FailsAsync(NodeSettings settings, string sentence, params string[] args)
    {
        var (code, output) = await NodeProcess.FailAsync(settings.With("Logs:Folder", Path.GetTempPath()), args);
        code.ShouldBe(78, output);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines.ShouldHaveSingleItem(output).ShouldContain(sentence);
    }
}
