using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
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

    private static readonly Payment Cash = new(
        "p_1", PaymentMethod.Cash, 1250, 100, -3, 1400, 53, "sh_1", 1, "s_4", "Cass", Evening, On,
        [new Refund("rf_1", 200, 50, "cold", "sh_1", "s_3", "Mia", Evening, On)]);

    public static readonly Bill Bill = new(
        "b_1", 31, "t_1", 12, "ss_1", "s_1", "Ana", BillStatus.PartiallyPaid, 2, ["o_1"], true,
        [new BillLine("o_1", 7, "i_1", "m_1", "Crème brûlée", 2, 1250, 100_000, 3, new Discount(100_000, null, "regular", "s_3"), 2500,
            250, 2250)],
        new Discount(null, 100, "late", "s_3"), 1, new BillTotals(2500, 350, 2150, 100, 225, [new TaxGroup(100_000, 2250, 225)], 2475),
        [new Share(1, 1250, 1250), new Share(2, 1225, 0)], [Cash], Evening, Evening, null, null, null, 9);

    public static readonly Notice Notice = new("n_1", "Family of ten at eight", "info", "s_1", null, "s_3", "Mia", Evening, []);

    public static IReadOnlyList<RestaurantEvent> Events { get; } =
    [
        .. SampleEvents.ByStoredName.Values,
        new BillCreated(Bill), new BillStatusChanged(Bill, BillStatus.Issued, "revised"),
        new PaymentCompleted("b_1", 31, 12, "s_1", "Ana", Cash, 1225),
        new OrderPaymentChanged("o_1", 7, PaymentState.PartPaid, PaymentState.Billed),
        new StaffStatusChanged("s_1", "Ana", StaffStatus.Available, StaffStatus.OffDuty),
        new NoticeSent(Notice), new NoticeSent(Notice with { UserId = null }),
        .. Enum.GetValues<Role>().Select(role => new NoticeSent(Notice with { UserId = null, Role = role })),
        .. Enum.GetValues<AlertKind>().Select(kind => new KitchenAlertRaised(kind, AlertPriority.Normal, "", null, null, [])),
        .. Enum.GetValues<CallStatus>().SelectMany(status => Enumerable.Range(0, 3).Select(level => Called(status, level))),
    ];

    private static WaiterCalled Called(CallStatus status, int level) =>
        new("t_1", 12, "s_1", new Call("cl_1", CallType.Waiter, status, 1, level, Evening, Evening, null, null), Announced: true);
}
