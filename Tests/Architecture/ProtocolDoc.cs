using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Dashboard;
using RealtimeRestaurant.Hubs.Floor;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Tests.Contracts;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>docs/protocol.md is what client authors build on, so its tables are held to the code.</summary>
public sealed class ProtocolDoc
{
    [Fact]
    public void The_table_of_codes_is_the_catalogue() =>
        Table("| code |").Select(row => $"{row[0]} {row[1]} {row[2]}")
            .ShouldBe(Enum.GetValues<RefusalCode>().Select(InDocument), ignoreOrder: true);

    [Fact]
    public void The_table_of_events_is_what_the_code_says()
    {
        var right = EventTable.Lines();
        Lines(Page, "| method |").ShouldBe(right, $"docs/protocol.md, Events, should be:\n\n{string.Join('\n', right)}\n\n");
    }

    [Fact]
    public void Every_event_that_somebody_is_told_has_a_sample_in_the_table() =>
        EventCatalogue.ByStoredName.Values.Where(HandledEventTests.IsCurrent).Where(kind => StreamRouting.Of(Blank(kind)).Count > 0)
            .Select(kind => kind.Name)
            .ShouldBeSubsetOf(EventTable.DeliveredEvents());

    [Theory]
    [InlineData("K F D", "OrderCreated", "OrderStatusChanged", "OrderCancelled", "OrderCompleted", "KitchenAlert", "NotificationReceived",
        "NotificationBroadcast", "MenuAvailabilityChanged", "StockChanged")]
    [InlineData("K F", "OrderItemStatusChanged", "ItemsReady")]
    [InlineData("F D", "TableStatusChanged", "PaymentCompleted", "BillCreated", "BillStatusChanged", "StaffStatusChanged")]
    [InlineData("F", "WaiterAssigned", "WaiterCalled")]
    [InlineData("D", "StatsUpdated", "AnalyticsUpdated", "StaffPerformanceUpdated")]
    public void Each_of_the_21_events_reaches_the_hubs_that_were_promised(string hubs, params string[] methods) =>
        Table("| method |").Where(row => methods.Contains(row[0])).Select(row => row[2]).ShouldBe(Enumerable.Repeat(hubs, methods.Length));

    [Fact]
    public void The_table_of_hubs_says_who_may_connect() =>
        Table("| hub |").Select(row => $"{row[0]} {row[1]}").ShouldBe(
        [
            $"/hubs/kitchen {string.Join(", ", EventTable.RolesOf(typeof(KitchenHub)))}",
            $"/hubs/floor {string.Join(", ", EventTable.RolesOf(typeof(FloorHub)))}",
            $"/hubs/dashboard {string.Join(", ", EventTable.RolesOf(typeof(DashboardHub)))}",
        ]);

    [Theory]
    [InlineData("a shift", typeof(ShiftView)), InlineData("an entry", typeof(CashEntryView))]
    [InlineData("a pending payment", typeof(Hubs.Wire.PendingPaymentView)), InlineData("a refund", typeof(Hubs.Wire.RefundView))]
    public void The_tables_of_fields_are_what_is_sent(string name, Type view) =>
        Table($"| field of {name} |").Select(row => row[1].EndsWith(", null", StringComparison.Ordinal) ? $"{row[0]}?" : row[0])
            .ShouldBe(view.GetProperties().Select(InDocument));

    [Fact]
    public void A_wrong_row_would_be_found()
    {
        Rows("| code | a |\n| --- | --- |\n| `busy` | 200 |\n\nend", "| code |").ShouldBe([["busy", "200"]]);
        InDocument(RefusalCode.Busy).ShouldBe("busy 503 yes");
        EventTable.Lines()
            .ShouldContain(
                "| `OrderCancelled` | `OrderCancelled` | K F D | admin manager waiter cashier chef | restaurant | `orderId` `reason` |");
        EventTable.Fields(EventTable.Methods(typeof(IKitchenClient)).Single(method => method.Name == "OrderCancelled"))
            .ShouldBe(["orderId", "reason"]);
    }

    private static string InDocument(PropertyInfo field) => JsonNamingPolicy.CamelCase.ConvertName(field.Name)
        + (new NullabilityInfoContext().Create(field).ReadState == NullabilityState.Nullable ? "?" : "");

    private static string InDocument(RefusalCode code) =>
        $"{JsonNamingPolicy.CamelCase.ConvertName(code.ToString())} {Hubs.Wire.HttpStatus.Of(code)} "
            + (new Refusal(code, "").Retryable ? "yes" : "no");

    // Where the audience depends on the content, one without any still has one.
    private static RestaurantEvent Blank(Type kind) => kind == typeof(Domain.Tables.WaiterCalled)
        ? new Domain.Tables.WaiterCalled(
            "", 0, null, new Call("", CallType.Waiter, CallStatus.Open, 1, 0, default, default, null, null), Announced: true)
        : (RestaurantEvent)RuntimeHelpers.GetUninitializedObject(kind);

    internal static string[][] Table(string header) => Rows(Page, header);

    private static string Page => Repository.Read("docs/protocol.md");

    /// <summary>The rows of the table whose first line begins so, cell by cell, without code marks.</summary>
    private static string[][] Rows(string text, string header) =>
        [.. Lines(text, header).Skip(2)
            .Select(line =>
                line.Trim('|', ' ').Split(" | ").Select(cell => cell.Replace("`", "", StringComparison.Ordinal).Trim()).ToArray())];

    private static string[] Lines(string text, string header) =>
        [.. text.Split('\n').SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|'))];
}
