using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Printing;
using RealtimeRestaurant.Tests.Decisions.Given;
using RealtimeRestaurant.Tests.Decisions.Properties;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Printing;

public sealed class ReceiptTests
{
    private static readonly ReceiptSettings Vienna = new("Ringstraße 1\n1010 Wien", "ATU12345678", "Danke, bis bald!", "de-AT");

    private static readonly RestaurantSettings Settings = RestaurantSettings.Default with
    {
        TaxRate = 100_000, ServiceRate = 50_000, ServiceTaxRate = 200_000, CashUnit = 5, Receipt = Vienna,
    };

    private readonly TestRestaurant _restaurant = new TestRestaurant().With(Settings);

    private Profile Profile => _restaurant.State.Profile!;

    private LocalFormat English => EnglishOf(Profile);

    [Fact]
    public void A_receipt_says_all_that_was_charged_and_paid()
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Steak", 2), _restaurant.Line("Beer"));
        _restaurant.Do(Mia, new DiscountBill(bill.Id, null, 100_000, null, "regulars"));
        _restaurant.Do(Cass, new Domain.Drawers.OpenShift("main", 0));
        var due = _restaurant.Bill(bill.Id).Due;
        _restaurant.Pay(_restaurant.Bill(bill.Id), 1000, tip: 100);
        var left = _restaurant.Bill(bill.Id).Due;
        var rounded = (left + 2) / 5 * 5;
        var payment = _restaurant.Pay(_restaurant.Bill(bill.Id), rounded, PaymentMethod.Cash, tendered: rounded + 500);
        _restaurant.Do(Mia, new RefundPayment(bill.Id, payment.Id, 250, "cold"));
        bill = _restaurant.Bill(bill.Id);

        var text = Text(Receipt.Of(bill, Profile, isCopy: false, English));

        string[] said =
        [
            "Ringstraße 1", "1010 Wien", "Tax ID ATU12345678", "Danke, bis bald!", "Bill 1", "Table 1", "2 x Steak", "Subtotal",
            "Discount 10 %", "Service", "TOTAL EUR", "10 % tax on", "20 % tax on", "Card", "Tip", "Received", "Change", "Refund, Cash",
        ];
        foreach (var one in said) text.ShouldContain(one);
        long[] amounts = [bill.Totals.Gross, -bill.Totals.Discount, bill.Totals.Service, bill.Totals.Total, 1000, 100, 500, -250];
        foreach (var amount in amounts) text.ShouldContain(Euros(amount));
        due.ShouldBe(bill.Totals.Total);
        text.ShouldNotContain("COPY");
        text.Split('\n').ShouldAllBe(line => line.Length <= 42);
    }

    [Fact]
    public void What_is_off_a_line_is_below_it_and_the_discount_of_the_bill_is_its_own_part()
    {
        var bill = Discounted();
        Said(Receipt.Of(bill, Profile, isCopy: false, English)).ShouldBe(
        [
            "3 x Steak|75,00", "25,00 each|", "1 free of charge|-25,00", "Discount 20 %|-10,00", "1 x Beer|4,00", "|",
            "Subtotal|44,00", "Discount 10 %|-4,40", "Service|1,98",
        ], ignoreOrder: false);
        bill.Totals.Discount.ShouldBe(2500 + 1000 + 440);
    }

    [Fact]
    public void A_discount_of_a_line_is_no_discount_of_the_bill()
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Steak"), _restaurant.Line("Beer"));
        _restaurant.Do(Mia, new DiscountBill(bill.Id, bill.Lines[0].ItemId, null, 300, "burnt"));
        var lines = Receipt.Of(_restaurant.Bill(bill.Id), Profile, isCopy: false, English).Lines;
        lines.Where(line => line.Left.StartsWith("Discount", StringComparison.Ordinal))
            .ShouldBe([new(PrintStyle.Detail, "Discount", "-3,00")]);
        lines.ShouldContain(new PrintLine(PrintStyle.Plain, "Subtotal", "26,00"));
    }

    [Fact]
    public void Taxes_are_printed_by_their_names()
    {
        _restaurant.Do(Mia, new ChangeMenuItem
        {
            MenuItemId = _restaurant.Dish("Beer").Id, Taxes = ImmutableArray.Create<NamedTax>(new("CGST", 25_000), new("SGST", 25_000)),
        });
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Beer"));
        var text = Text(Receipt.Of(bill, Profile, isCopy: false, English));
        text.ShouldContain("CGST 2,5 % on 4,00");
        text.ShouldContain("SGST 2,5 % on 4,00");
    }

    [Fact]
    public void Void_bills_bills_that_are_not_issued_and_copies_are_marked()
    {
        _restaurant.Placed(_restaurant.Line("Steak"));
        var open = _restaurant.Billed();
        Text(Receipt.Of(open, Profile, isCopy: false, English)).ShouldContain("NOT ISSUED");
        Text(Receipt.Of(open, Profile, isCopy: true, English)).ShouldContain("COPY");
        _restaurant.Do(Mia, new VoidBill(open.Id, "wrong table"));
        var isVoid = Text(Receipt.Of(_restaurant.Bill(open.Id), Profile, isCopy: false, English));
        isVoid.ShouldContain("VOID");
        isVoid.ShouldNotContain("DUE");
    }

    /// <summary>What is above the total adds up to it, and what is below it to what was paid and what is due.</summary>
    [Fact]
    public void The_amounts_of_every_receipt_add_up() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, _, _) =>
        {
            foreach (var bill in restaurant.State.Bills.Values)
            {
                var parts = Parts(Receipt.Of(bill, restaurant.State.Profile!, isCopy: false, EnglishOf(restaurant.State.Profile!)));
                var (items, totals) = (Plain(parts[2]), Plain(parts[3]).Where(line => line.Left != "Subtotal"));
                items.Sum(Amount).ShouldBe(bill.Totals.Gross);
                var off = parts[2].Where(line => line.Style == PrintStyle.Detail && line.Right is not "").Sum(Amount);
                var subtotal = parts[3].FirstOrDefault(line => line.Left is "Subtotal");
                Amount(subtotal ?? parts[3].Single(line => line.Style == PrintStyle.Bold)).ShouldBe(bill.Totals.Gross + off);
                if (bill.Discount is null) totals.ShouldAllBe(line => !line.Left.StartsWith("Discount"));
                var total = Amount(parts[3].Single(line => line.Style == PrintStyle.Bold));
                total.ShouldBe(bill.Totals.Total);
                (items.Sum(Amount) + off + totals.Sum(Amount)).ShouldBe(total);
                parts[3].Where(line => line.Style == PrintStyle.Detail).Sum(Amount).ShouldBe(bill.Totals.Tax);
                Plain(parts[4]).Where(line => line.Left is not "Tip").Sum(Amount).ShouldBe(
                    bill.Payments.Sum(payment => payment.Amount + payment.Rounding - payment.Refunded));
            }
        }), iter: 100);

    [Theory, InlineData("JPY", "en", "1,250"), InlineData("KWD", "en", "1.250"), InlineData("EUR", "de-DE", "12,50"),
        InlineData("EUR", "de-AT", "12,50"), InlineData("EUR", "fr-FR", "12,50"), InlineData("INR", "hi-IN", "12.50")]
    public void An_amount_is_written_as_its_currency_and_the_language_do(string currency, string locale, string written) =>
        Format(currency, locale).Money(1250).ShouldBe(written);

    [Fact]
    public void Thousands_and_negative_amounts_are_written_so_that_a_printer_has_the_letters()
    {
        new PrintLine(PrintStyle.Plain, "x", Format("EUR", "fr-FR").Money(-123_456_789)).Right.ShouldBe("-1 234 567,89");
        new PrintLine(PrintStyle.Plain, "x", Format("SEK", "sv-SE").Money(-123_456)).Right.ShouldBe("-1 234,56");
        new PrintLine(PrintStyle.Plain, "x", Format("CHF", "de-CH").Money(123_456)).Right.ShouldBe("1’234.56");
    }

    [Fact]
    public void A_kitchen_slip_says_what_to_cook_and_no_price()
    {
        _restaurant.Seated();
        var line = _restaurant.Line("Steak", 2) with { Note = "no salt\nno pepper", Seat = 3 };
        var order = _restaurant.Placed(line);
        _restaurant.Do(Mia, new RushOrder(order.Id, 2));
        order = _restaurant.Order(order.Id);
        var ticket = _restaurant.State.Tickets.Values.Single();
        var text = Text(KitchenSlip.Of(ticket, order, English));
        foreach (var one in (string[])["RUSH 2", "Table 1", "2 x Steak", "no salt", "no pepper", "seat 3", $"Order {order.Number}"])
            text.ShouldContain(one);
        text.ShouldNotContain(",");
        _restaurant.Do(Mia, new SetItemStatus(order.Id, order.Items[0].Id, ItemStatus.Cancelled, "gone", null));
        ticket = _restaurant.State.Tickets.Values.Single();
        ticket.Status.ShouldBe(TicketStatus.CancelledPending);
        Text(KitchenSlip.Of(ticket, _restaurant.Order(order.Id), English)).ShouldContain("CANCELLED: 2 x Steak");
    }

    [Fact]
    public void A_kitchen_slip_says_what_guests_must_not_eat()
    {
        _restaurant.Do(Mia, new ChangeMenuItem
        {
            MenuItemId = _restaurant.Dish("Steak").Id, Allergens = [Allergen.Milk, Allergen.Celery],
            Marks = [DietaryMark.GlutenFree, DietaryMark.Halal],
        });
        _restaurant.Seated();
        var order = _restaurant.Do(Will, _restaurant.Placing(1, _restaurant.Line("Steak")) with { Note = "peanut allergy" })
            .OfType<OrderPlaced>().Single().Order;
        var slip = KitchenSlip.Of(_restaurant.State.Tickets.Values.Single(), _restaurant.Order(order.Id), English);
        slip.Lines[..2].ShouldBe([new(PrintStyle.Heading, "Table 1"), new(PrintStyle.Heading, "NOTE: peanut allergy")]);
        Text(slip).ShouldContain("Contains: milk, celery");
        Text(slip).ShouldContain("Suits: halal, gluten-free");
    }

    [Fact]
    public void A_kitchen_slip_marks_what_is_made_again()
    {
        var order = _restaurant.Placed(_restaurant.Line("Steak"));
        _restaurant.Bumped(Eve, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served);
        _restaurant.Do(Mia, new ReturnItem(order.Id, order.Items[0].Id, ReturnRemedy.Remake, "cold", null, Restock: false));
        order = _restaurant.Order(order.Id);
        var ticket = _restaurant.State.Tickets[order.Items[1].Preparation.TicketId!];
        Text(KitchenSlip.Of(ticket, order, English)).ShouldContain("REMAKE: 1 x Steak");
    }

    private static LocalFormat Format(string currency, string locale) => EnglishOf(new("Inn", currency, "Europe/Vienna", null)
    {
        Settings = RestaurantSettings.Default with { Receipt = ReceiptSettings.Default with { Locale = locale } },
    });

    private static LocalFormat EnglishOf(Profile profile) => LocalFormat.Of(profile, PrintLanguage.En);

    // Head, what it is about, items, totals, payments, footer.
    private static List<List<PrintLine>> Parts(Printout receipt)
    {
        var parts = new List<List<PrintLine>> { new() };
        foreach (var line in receipt.Lines)
            if (line.Style == PrintStyle.Separator) parts.Add([]);
            else parts[^1].Add(line);
        return parts;
    }

    private static PrintLine[] Plain(IEnumerable<PrintLine> part) => [.. part.Where(line => line.Style == PrintStyle.Plain)];

    // Three portions of which one is free and the others 20 % off, and 10 % off the whole bill.
    private Bill Discounted()
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Steak", 3), _restaurant.Line("Beer"));
        var steak = bill.Lines[0];
        _restaurant.Do(Mia, new ReturnItem(steak.OrderId, steak.ItemId, ReturnRemedy.Comp, "cold", 1, Restock: false));
        _restaurant.Do(Mia, new DiscountBill(bill.Id, steak.ItemId, 200_000, null, "burnt"));
        _restaurant.Do(Mia, new DiscountBill(bill.Id, null, 100_000, null, "regulars"));
        return _restaurant.Bill(bill.Id);
    }

    // The lines of the bill, and of the totals those down to the service charge.
    private static string[] Said(Printout receipt)
    {
        var said = receipt.Lines.Select(line => $"{line.Left}|{line.Right}").ToList();
        var from = said.FindIndex(line => line.StartsWith("3 x", StringComparison.Ordinal));
        return [.. said[from..(said.FindIndex(line => line.StartsWith("Service", StringComparison.Ordinal)) + 1)]];
    }

    private static string Text(Printout printout) => TextPrintout.Render(printout, 42);

    private static string Euros(long amount) => (amount / 100m).ToString("N2", CultureInfo.GetCultureInfo("de-AT"));

    // The random restaurant has no locale, so its amounts are English.
    private static long Amount(PrintLine line) =>
        (long)(decimal.Parse(line.Right, NumberStyles.Number, CultureInfo.GetCultureInfo("en")) * 100);
}
