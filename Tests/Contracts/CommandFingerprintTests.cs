using System.Reflection;
using System.Text.Json.Serialization;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>
/// A command that is sent again after an upgrade is still the same command: members that came later are not part of its fingerprint while
/// they are not given.
/// </summary>
public sealed class CommandFingerprintTests
{
    // The members that every fingerprint has, as of the first version with each record, in order. Nothing may be added to a line.
    private const string First = """
        CreateBill TableId OrderIds
        IssueBill BillId
        DiscountBill BillId ItemId Rate Amount Reason
        PayBill BillId Amount Method Tip Tendered ExpectedRevision Share Drawer
        RefundPayment BillId PaymentId Amount Reason Drawer
        VoidBill BillId Reason
        SplitBill BillId By Parts Ways Amounts
        SplitItem ItemId Quantity
        MoveCash ShiftId Kind Amount Reason
        CountShift ShiftId
        CloseShift ShiftId Counted Reason
        OpenShift Drawer OpeningFloat
        RaiseAlert Message Priority
        AcknowledgeTicket TicketId
        AddMenuItem Name Category Price Station TaxRate PrepMinutes Stock LowStock Modifiers
        ModifierGroupDraft Name Min Max Options
        ModifierOptionDraft Name Price
        SetAvailability MenuItemId Available
        SendNotice UserId Role Message Type
        ReadNotice NoticeId
        PlaceOrder TableId Lines
        AddLines OrderId Lines
        LineDraft MenuItemId Quantity Note Modifiers Course Seat
        SetItemStatus OrderId ItemId Status Reason Quantity
        SetOrderStatus OrderId Status
        CancelOrder OrderId Reason
        FireCourse OrderId Course
        RushOrder OrderId Level
        OpenRestaurant Name Currency TimeZone Phone
        ChangeRestaurant Name Phone TimeZone TaxRate PricesIncludeTax ServiceRate ServiceTax ServiceTaxRate Rounding CashUnit
            WaiterDiscountLimit DayStartsAt ClockInRequired
        HireStaff StaffId Name Role Stations Credentials
        ChangeStaff StaffId Name Role Stations Active Credentials
        SetStaffStatus StaffId Status
        AddTable Number Seats
        SetTableStatus TableId Status Guests ReservedFor Until
        AssignWaiter TableId StaffId
        CallWaiter TableId Type
        AcknowledgeCall TableId CallId
        ResolveCall TableId CallId
        """;

    [Fact]
    public void What_came_later_is_left_out_while_it_is_not_given()
    {
        var records = typeof(RestaurantCommand).Assembly.GetTypes().ToLookup(type => type.Name);
        foreach (var line in First.ReplaceLineEndings("\n").Replace("\n    ", " ").Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var always = records[words[0]].Single().GetProperties().Where(IsAlwaysWritten).Select(member => member.Name);
            always.ShouldBe(words[1..], words[0]);
        }
    }

    // SHA-256 of: RaiseAlert, a line feed, u_1, a line feed, {"Message":"Tisch f\u00FCr zwei","Priority":2}.
    [Fact]
    public void It_is_a_hash_of_the_kind_the_actor_and_the_content() =>
        CommandFingerprint.Of(new("m_1", new("u_1", "Mia", Role.Waiter), new RaiseAlert("Tisch für zwei", AlertPriority.High)))
            .ShouldBe("68339c3ad2cee7de4e1dd80dcba2c44c");

    private static bool IsAlwaysWritten(PropertyInfo member) => member.GetCustomAttribute<JsonIgnoreAttribute>() is null;
}
