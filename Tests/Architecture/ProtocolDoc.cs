using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MessagePack;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Floor;
using RealtimeRestaurant.Hubs.Kitchen;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>docs/protocol.md is what client authors build on, so its tables are held to the code.</summary>
public sealed class ProtocolDoc
{
    private static readonly string[][] Codes = Table("| code |"), Events = Table("| method |");

    [Fact]
    public void The_table_of_codes_is_the_catalogue() =>
        Codes.Select(row => $"{row[0]} {row[1]} {row[2]}").ShouldBe(Enum.GetValues<RefusalCode>().Select(InDocument), ignoreOrder: true);

    [Fact]
    public void Every_hub_hears_what_the_table_says()
    {
        Heard<IKitchenClient>().ShouldBe(Events.Where(row => row[2].Contains('K')).Select(row => row[0]), ignoreOrder: true);
        Heard<IFloorClient>().ShouldBe(Events.Where(row => row[2].Contains('F')).Select(row => row[0]), ignoreOrder: true);
    }

    [Fact]
    public void Every_message_has_the_fields_that_the_table_names()
    {
        foreach (var method in Methods<IKitchenClient>().Concat(Methods<IFloorClient>()))
            Fields(method).ShouldBe(Words(Row(method.Name)[4]), ignoreOrder: true, method.Name);
    }

    [Fact]
    public void Every_event_goes_where_the_table_says()
    {
        foreach (var kind in Samples().GroupBy(sample => sample.GetType().Name))
        {
            var streams = kind.SelectMany(Audience.Of).Distinct().ToArray();
            var row = Events.SingleOrDefault(row => Words(row[1]).Contains(kind.Key));
            if (streams.Length == 0) row.ShouldBeNull(kind.Key);
            else Told(streams).ShouldBe(row.ShouldNotBeNull(kind.Key)[2], kind.Key);
        }
    }

    [Fact]
    public void Every_row_names_all_its_streams()
    {
        foreach (var row in Events)
            Samples().Where(sample => Words(row[1]).Contains(sample.GetType().Name)).SelectMany(Audience.Of).Select(KindOf).Distinct()
                .ShouldBe(row[3].Split(' '), ignoreOrder: true, row[0]);
    }

    [Fact]
    public void A_wrong_row_would_be_found()
    {
        Rows("| code | a |\n| --- | --- |\n| `busy` | 200 |\n\nend", "| code |").ShouldBe([["busy", "200"]]);
        InDocument(RefusalCode.Busy).ShouldBe("busy 503 yes");
        Told(["kitchen", "floor/role:admin"]).ShouldBe("K F");
        Fields(Methods<IKitchenClient>().Single(method => method.Name == "OrderCancelled")).ShouldBe(["orderId", "reason"]);
    }

    private static string InDocument(RefusalCode code) =>
        $"{JsonNamingPolicy.CamelCase.ConvertName(code.ToString())} {Refusal.StatusOf(code)} {(new Refusal(code, "").Retryable ? "yes" : "no")}";

    /// <summary>Which hubs these streams belong to, as the table writes it.</summary>
    private static string Told(IEnumerable<string> streams) => string.Join(' ', streams.Select(stream => char.ToUpperInvariant(stream[0])).Distinct().OrderBy("KFD".IndexOf));

    private static string KindOf(string stream) => stream.Contains("/role:", StringComparison.Ordinal) ? "role" : stream.Contains("/user:", StringComparison.Ordinal) ? "user" : "restaurant";

    // A screen's interface is composed of families of events; the beacon is none.
    private static MethodInfo[] Methods<TClient>() =>
        [.. typeof(TClient).GetInterfaces().Prepend(typeof(TClient)).Except([typeof(Hubs.Wire.IBeaconClient)]).SelectMany(family => family.GetMethods())];

    private static IEnumerable<string> Heard<TClient>() => Methods<TClient>().Select(method => method.Name);

    private static string[] Fields(MethodInfo method) =>
        [.. method.GetParameters()[0].ParameterType.GetGenericArguments()[0].GetProperties()
            .Select(property => property.GetCustomAttribute<KeyAttribute>()?.StringKey!).Where(key => key is not null)];

    /// <summary>One of each kind of event; of those whose audience depends on their content, one for each way it can go.</summary>
    private static IEnumerable<RestaurantEvent> Samples() =>
        EventCatalogue.ByStoredName.Values
            .Where(kind => kind != typeof(WaiterCalled) && kind != typeof(KitchenAlertRaised))
            .Select(kind => (RestaurantEvent)RuntimeHelpers.GetUninitializedObject(kind))
            .Concat(Enum.GetValues<AlertKind>().Select(kind => new KitchenAlertRaised(kind, AlertPriority.Normal, "", null, null, [])))
            .Concat(Enum.GetValues<CallStatus>().SelectMany(status => Enumerable.Range(0, 3).Select(level => Called(status, level))));

    private static WaiterCalled Called(CallStatus status, int level) =>
        new("t", 1, "w", new Call("c", CallType.Waiter, status, 1, level, default, default, null, null), Announced: true);

    private static string[] Row(string method) => Events.Single(row => row[0] == method);

    private static string[] Words(string cell) => cell.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    internal static string[][] Table(string header) => Rows(Repository.Read("docs/protocol.md"), header);

    /// <summary>The rows of the table whose first line begins so, cell by cell, without code marks.</summary>
    private static string[][] Rows(string text, string header) =>
        [.. text.Split('\n')
            .SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|', ' ').Split(" | ").Select(cell => cell.Replace("`", "", StringComparison.Ordinal).Trim()).ToArray())];
}
