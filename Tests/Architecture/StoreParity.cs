namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>Parity that `ls` shows: one file a port, with the same name in each backend. A missing file is a visible gap.</summary>
public sealed class StoreParity
{
    [Theory, InlineData("Sqlite", "Mongo", "CommitLog"), InlineData("InProcess", "Redis", "Doorbell")]
    public void Both_backends_have_a_file_for_each_port(string one, string other, string atLeast)
    {
        Ports(one).ShouldBe(Ports(other));
        Ports(one).ShouldContain(atLeast);
    }

    [Fact]
    public void A_missing_port_would_be_found()
    {
        string[] ports = ["ICommitLog", "IOrderHistory"];

        PortFiles(["CommitLog.cs", "Connection.cs"], ports).ShouldNotBe(PortFiles(["CommitLog.cs", "OrderHistory.cs"], ports));
        PortFiles(["CommitLog.cs", "Connection.cs"], ports).ShouldBe(["CommitLog"]);
    }

    private static string[] Ports(string backend) =>
        PortFiles(
            Repository.Sources($"Infrastructure/{backend}").Select(file => file.Name),
            Repository.Types("Domain").Where(type => type.IsInterface).Select(type => type.Name));

    private static string[] PortFiles(IEnumerable<string> files, IEnumerable<string> ports) =>
        [.. files.Select(Path.GetFileNameWithoutExtension).Where(name => ports.Contains("I" + name)).Order()!];
}
