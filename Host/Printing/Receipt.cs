using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Host.Printing.PrintStyle;

namespace RealtimeRestaurant.Host.Printing;

/// <summary>
/// The receipt of a bill. Its lines, with what is off each, add up to the subtotal; and the subtotal, the bill's discount, service, tax on
/// top and rounding to the total.
/// </summary>
internal static class Receipt
{
    /// <param name="isCopy">Marks it as a copy of a receipt that the guests have.</param>
    public static Printout Of(Bill bill, Profile profile, bool isCopy)
    {
        var format = LocalFormat.Of(profile);
        var title = bill.Number is { } number ? $"Bill {number}" : "Bill";
        return new(
            $"{title}, {profile.Name}",
            [
                .. Head(profile), .. Marks(bill, isCopy), .. About(bill, title, format), new(Separator),
                .. bill.Lines.SelectMany(line => Line(line, OwnOff(bill, line, profile), format)), new(Separator),
                .. Totals(bill, profile, format), .. bill.Payments.SelectMany(payment => Paid(payment, format)), .. Due(bill, format),
                .. PrintLine.Each(Centered, profile.Settings.Receipt.Footer).Prepend(new(Separator)),
            ]);
    }

    private static IEnumerable<PrintLine> Head(Profile profile)
    {
        var receipt = profile.Settings.Receipt;
        yield return new(Heading, profile.Name);
        foreach (var line in PrintLine.Each(Centered, receipt.Address)) yield return line;
        if (profile.Phone is { } phone) yield return new(Centered, phone);
        if (receipt.TaxId is { } taxId) yield return new(Centered, $"Tax ID {taxId}");
        yield return new(Separator);
    }

    private static IEnumerable<PrintLine> Marks(Bill bill, bool isCopy)
    {
        if (bill.Status == BillStatus.Void) yield return new(Heading, "VOID");
        if (bill.Status == BillStatus.Open) yield return new(Heading, "NOT ISSUED");
        if (isCopy) yield return new(Heading, "COPY");
    }

    private static IEnumerable<PrintLine> About(Bill bill, string title, LocalFormat format)
    {
        yield return new(Bold, title, format.DayAndTime(bill.Times.IssuedAt ?? bill.Times.CreatedAt));
        yield return new(Plain, Guests(bill), bill.Party.WaiterName ?? "");
        if (bill.Times.PaidAt is { } at) yield return new(Plain, "Paid", format.DayAndTime(at));
    }

    // An order without a table is called by its number, if it has no name.
    private static string Guests(Bill bill) => bill.Party.TableName
        ?? (bill.Party.TableNumber is { } table ? $"Table {table}" : $"Order {bill.Lines.FirstOrDefault()?.OrderNumber}");

    private static IEnumerable<PrintLine> Line(BillLine line, long ownOff, LocalFormat format)
    {
        yield return new(Plain, $"{Portions(line)} {line.Name}", format.Money(line.Gross));
        if (line.Units != PortionPart.Portion) yield return new(Detail, $"{format.Money(line.Price)} each");
        if (line.Comped > 0) yield return new(Detail, $"{line.Comped} free of charge", format.Money(line.Charge - line.Gross));
        if (ownOff != 0) yield return new(Detail, Discount(line.Discount, format), format.Money(-ownOff));
    }

    private static string Portions(BillLine line) => line switch
    {
        { Part: null } => $"{line.WholePortions} x",
        { WholePortions: 0 } => Part(line.Part),
        _ => $"{line.WholePortions} {Part(line.Part)} x",
    };

    // The fractions that the code pages of printers have.
    private static string Part(PortionPart part) => part switch
    {
        { Parts: 1, Of: 2 } => "½",
        { Parts: 1, Of: 4 } => "¼",
        { Parts: 3, Of: 4 } => "¾",
        _ => $"{part.Parts}/{part.Of}",
    };

    // What a line's own discount took off, of all that is off it. Settings may round otherwise than when the bill was calculated.
    private static long OwnOff(Bill bill, BillLine line, Profile profile)
    {
        var off = line.Charge - line.Net;
        return bill.Discount is null ? off : Math.Min(off, Calculation.Off(line.Discount, line.Charge, profile.Settings.Rounding));
    }

    private static IEnumerable<PrintLine> Totals(Bill bill, Profile profile, LocalFormat format)
    {
        var totals = bill.Totals;
        var taxOnTop = totals.Total - totals.Net - totals.Service - bill.Adjustment;
        var subtotal = bill.Lines.Sum(line => line.Charge - OwnOff(bill, line, profile));
        if (subtotal != totals.Total) yield return new(Plain, "Subtotal", format.Money(subtotal));
        if (subtotal != totals.Net) yield return new(Plain, Discount(bill.Discount, format), format.Money(totals.Net - subtotal));
        if (totals.Service != 0) yield return new(Plain, "Service", format.Money(totals.Service));
        if (taxOnTop != 0) yield return new(Plain, "Tax", format.Money(taxOnTop));
        if (bill.Adjustment != 0) yield return new(Plain, "Rounding", format.Money(bill.Adjustment));
        yield return new(Bold, $"TOTAL {format.Currency}", format.Money(totals.Total));
        foreach (var tax in totals.Taxes)
            yield return new(Detail, $"{Name(tax, format)} on {format.Money(tax.Base)}", format.Money(tax.Tax));
        yield return new(Separator);
    }

    private static IEnumerable<PrintLine> Paid(Payment payment, LocalFormat format)
    {
        var (method, share) = (Name(payment.Method), payment.Share is { } number ? $", share {number}" : "");
        yield return new(Plain, method + share, format.Money(payment.Amount + payment.Rounding));
        if (payment.Rounding != 0) yield return new(Detail, "Rounded to coins by", format.Money(payment.Rounding));
        if (payment.Tip != 0) yield return new(Plain, "Tip", format.Money(payment.Tip));
        if (payment.Tendered is { } tendered) yield return new(Detail, "Received", format.Money(tendered));
        if (payment.Change != 0) yield return new(Detail, "Change", format.Money(payment.Change));
        foreach (var refund in payment.Refunds)
        {
            yield return new(Plain, $"Refund, {Name(refund.Method ?? payment.Method)}", format.Money(-refund.Amount));
            yield return new(Detail, format.DayAndTime(refund.At));
            if (refund.OfTip != 0) yield return new(Detail, "Of which tip", format.Money(-refund.OfTip));
        }
    }

    private static IEnumerable<PrintLine> Due(Bill bill, LocalFormat format)
    {
        if (bill.Due > 0) yield return new(Bold, $"DUE {format.Currency}", format.Money(bill.Due));
    }

    private static string Discount(Discount? discount, LocalFormat format) =>
        discount?.Rate is { } rate ? $"Discount {format.Percent(rate)}" : "Discount";

    private static string Name(TaxGroup tax, LocalFormat format) =>
        tax.Name is { } name ? $"{name} {format.Percent(tax.Rate)}" : $"{format.Percent(tax.Rate)} tax";

    private static string Name(PaymentMethod method) => method == PaymentMethod.Upi ? "UPI" : method.ToString();
}
