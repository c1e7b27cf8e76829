using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions.Given;

public sealed partial class TestRestaurant
{
    /// <summary>How the house does its sums from now on.</summary>
    public TestRestaurant With(RestaurantSettings settings)
    {
        var restaurant = State.Profile!;
        Record(new RestaurantChanged(restaurant.Name, restaurant.TimeZone, restaurant.Phone, settings));
        return this;
    }

    public Bill Bill(string billId) => State.Bills[billId];

    /// <summary>Cass bills what is on no bill at the table.</summary>
    public Bill Billed(int table = 1) => Do(Cass, new CreateBill(Table(table).Id, [])).OfType<BillCreated>().Single().Bill;

    public Bill Issued(int table = 1)
    {
        var bill = Billed(table);
        Do(Cass, new IssueBill(bill.Id));
        return Bill(bill.Id);
    }

    /// <summary>An order in the state of served, and its bill.</summary>
    public Bill ServedAndIssued(params Domain.Orders.LineDraft[] lines)
    {
        var order = Placed(lines);
        Bumped(Eve, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served);
        return Issued();
    }

    public PayBill Paying(Bill bill, long amount, PaymentMethod method = PaymentMethod.Card, long tip = 0, long? tendered = null) =>
        new(bill.Id, amount, method, tip, tendered, Bill(bill.Id).Revision, Share: null, Drawer: null);

    public Payment Pay(Bill bill, long amount, PaymentMethod method = PaymentMethod.Card, long tip = 0, long? tendered = null) =>
        Do(Cass, Paying(bill, amount, method, tip, tendered)).OfType<PaymentCompleted>().Single().Payment;

    /// <summary>Everything at the table is billed and paid by card.</summary>
    public TestRestaurant PaidUp(int table = 1)
    {
        var bill = Billed(table);
        Pay(bill, bill.Totals.Total);
        return this;
    }

    public Shift Shift(string drawer = OpenShift.DefaultDrawer) => State.Shifts.Values.Single(shift => shift.Drawer == drawer);
}
