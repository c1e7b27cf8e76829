using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Contracts;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>
/// Every kind of event that somebody is told; of those whose audience depends on their content, one for each way it can go.
/// </summary>
internal static class WireSamples
{
    private static readonly DateTimeOffset Evening = TestData.Evening;
    private static readonly BusinessTime On = new(new DateOnly(2026, 11, 23), 21);

    private static readonly Payment Cash = new()
    {
        Id = "p_1", Method = PaymentMethod.Cash, Amount = 1250, Tip = 100, Rounding = -3, Tendered = 1400, Change = 53, ShiftId = "sh_1",
        Share = 1, StaffId = "s_4", StaffName = "Cass", At = Evening, On = On,
        Refunds = [new Refund("rf_1", 200, 50, "cold", "sh_1", "s_3", "Mia", Evening, On)],
    };

    public static readonly Bill Bill = new()
    {
        Id = "b_1", Number = 31, Party = new("t_1", 12, "ss_1", "s_1", "Ana"), Status = BillStatus.PartiallyPaid, Revision = 2,
        OrderIds = ["o_1"], Follows = true,
        Lines = [TestData.BillLine() with { Discount = new(100_000, null, "regular", "s_3") }],
        Discount = new(null, 100, "late", "s_3"), Adjustment = 1,
        Totals = new(2500, 350, 2150, 100, 225, [new TaxGroup(100_000, 2250, 225)], 2475),
        Shares = [new Share(1, 1250, 1250), new Share(2, 1225, 0)], Payments = [Cash],
        Pending = [new("p_3", PaymentMethod.Card, 1225, 0, 2, "s_4", "Cass", Evening)], ServiceWaiver = new("slow", "s_3"),
        Times = new(Evening, Evening), Seq = 9,
    };

    public static readonly Notice Notice = new("n_1", "Family of ten at eight", "info", "s_1", null, "s_3", "Mia", Evening, []);

    public static IReadOnlyList<RestaurantEvent> Events { get; } =
    [
        .. SampleEvents.ByStoredName.Values,
        new OrderPlaced(TestData.Order("o_2", 9) with
        {
            Kind = OrderKind.TakeAway, Party = new(null, null, "o_2", "s_1", "Ana"), Pickup = new("Bo", "+43123456", Evening.AddHours(1)),
        }),
        new BillCreated(Bill), new BillStatusChanged(Bill, BillStatus.Issued, "revised"),
        new PaymentCompleted("b_1", 31, 12, "s_1", "Ana", Cash, 1225),
        new OrderPaymentChanged("o_1", 7, PaymentState.PartPaid, PaymentState.Billed),
        new ShiftCounting("sh_1", "s_3", IsBlind: true, TestData.Shift("sh_1", 62, ShiftStatus.Counting) with { IsBlind = true }),
        new StaffStatusChanged("s_1", "Ana", StaffStatus.Available, StaffStatus.OffDuty, Role.Waiter),
        new NoticeSent(Notice), new NoticeSent(Notice with { UserId = null }),
        .. Enum.GetValues<Role>().Select(role => new NoticeSent(Notice with { UserId = null, Role = role })),
        .. Enum.GetValues<AlertKind>().Select(kind => new KitchenAlertRaised(kind, AlertPriority.Normal, "", null, null, [])),
        .. Enum.GetValues<CallStatus>().SelectMany(status => Enumerable.Range(0, 3).Select(level => Called(status, level))),
    ];

    private static WaiterCalled Called(CallStatus status, int level) =>
        new("t_1", 12, "s_1", new Call("cl_1", CallType.Waiter, status, 1, level, Evening, Evening, null, null), Announced: true);
}
