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
    public static Printout Of(Bill bill, Profile profile, bool isCopy, LocalFormat format)
    {
        var title = bill.Number is { } number ? format.Say(format.Words.Bill, number) : format.Words.BillWithoutNumber;
        return new(
            $"{title}, {profile.Name}",
            [
                .. Head(profile, format), .. Marks(bill, isCopy, format.Words), .. About(bill, title, format), new(Separator),
                .. bill.Lines.SelectMany(line => Line(line, OwnOff(bill, line, profile), format)), new(Separator),
                .. Totals(bill, profile, format), .. bill.Payments.SelectMany(payment => Paid(payment, format)), .. Due(bill, format),
                .. PrintLine.Each(Centered, profile.Settings.Receipt.Footer).Prepend(new(Separator)),
            ]) { Language = format.Language };
    }

    private static IEnumerable<PrintLine> Head(Profile profile, LocalFormat format)
    {
        var receipt = profile.Settings.Receipt;
        yield return new(Heading, profile.Name);
        foreach (var line in PrintLine.Each(Centered, receipt.Address)) yield return line;
        if (profile.Phone is { } phone) yield return new(Centered, phone);
        if (receipt.TaxId is { } taxId) yield return new(Centered, format.Say(format.Words.TaxId, taxId));
        yield return new(Separator);
    }

    private static IEnumerable<PrintLine> Marks(Bill bill, bool isCopy, Words words)
    {
        if (bill.Status == BillStatus.Void) yield return new(Heading, words.Void);
        if (bill.Status == BillStatus.Open) yield return new(Heading, words.NotIssued);
        if (isCopy) yield return new(Heading, words.Copy);
    }

    private static IEnumerable<PrintLine> About(Bill bill, string title, LocalFormat format)
    {
        yield return new(Bold, title, format.DayAndTime(bill.Times.IssuedAt ?? bill.Times.CreatedAt));
        yield return new(Plain, Guests(bill, format), bill.Party.WaiterName ?? "");
        if (bill.Times.PaidAt is { } at) yield return new(Plain, format.Words.Paid, format.DayAndTime(at));
    }

    // An order without a table is called by its number, if it has no name.
    private static string Guests(Bill bill, LocalFormat format) => bill.Party.TableName
        ?? (bill.Party.TableNumber is { } table ? format.Say(format.Words.Table, table)
            : format.Say(format.Words.Order, bill.Lines.FirstOrDefault()?.OrderNumber));

    private static IEnumerable<PrintLine> Line(BillLine line, long ownOff, LocalFormat format)
    {
        yield return new(Plain, $"{Portions(line, format)} {line.Name}", format.Money(line.Gross));
        if (line.Weight is { } weight)
            yield return new(Detail, format.Say(format.Words.PerUnit, format.Money(weight.UnitPrice), LocalFormat.Unit(weight)));
        foreach (var dish in line.Dishes ?? []) yield return new(Detail, Named(dish.Name, dish.Extra, format));
        foreach (var extra in (line.Extras ?? []).CountBy(extra => extra))
            yield return new(Detail, Named(LocalFormat.Option(extra.Value, extra.Key.Name), extra.Key.Price * extra.Value, format));
        if (line.Units != PortionPart.Portion) yield return new(Detail, format.Say(format.Words.Each, format.Money(line.Price)));
        if (line.Comped > 0)
            yield return new(Detail, format.Say(format.Words.Free, line.Comped), format.Money(line.Charge - line.Gross));
        if (ownOff != 0) yield return new(Detail, Discount(line.Discount, format), format.Money(-ownOff));
    }

    // What it changes in the price of one portion, in which it is.
    private static string Named(string name, long extra, LocalFormat format) => extra switch
    {
        0 => name,
        > 0 => $"{name} (+{format.Money(extra)})",
        _ => $"{name} ({format.Money(extra)})",
    };

    private static string Portions(BillLine line, LocalFormat format) => line switch
    {
        { Weight: { } weight, Part: null } => format.Weight(weight),
        { Weight: { } weight, Part: { } part } => $"{Part(part)} x {format.Weight(weight)}",
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
        var (totals, words) = (bill.Totals, format.Words);
        var taxOnTop = totals.Total - totals.Net - totals.Service - bill.Adjustment;
        var subtotal = bill.Lines.Sum(line => line.Charge - OwnOff(bill, line, profile));
        if (subtotal != totals.Total) yield return new(Plain, words.Subtotal, format.Money(subtotal));
        if (subtotal != totals.Net) yield return new(Plain, Discount(bill.Discount, format), format.Money(totals.Net - subtotal));
        if (totals.Service != 0) yield return new(Plain, words.Service, format.Money(totals.Service));
        if (taxOnTop != 0) yield return new(Plain, words.Tax, format.Money(taxOnTop));
        if (bill.Adjustment != 0) yield return new(Plain, words.Rounding, format.Money(bill.Adjustment));
        yield return new(Bold, format.Say(words.Total, format.Currency), format.Money(totals.Total));
        foreach (var tax in totals.Taxes)
            yield return new(Detail, format.Say(words.TaxOn, Name(tax, format), format.Money(tax.Base)), format.Money(tax.Tax));
        yield return new(Separator);
    }

    private static IEnumerable<PrintLine> Paid(Payment payment, LocalFormat format)
    {
        var (words, method) = (format.Words, format.Words.Methods[payment.Method]);
        var paid = payment.Share is { } share ? format.Say(words.Share, method, share) : method;
        yield return new(Plain, paid, format.Money(payment.Amount + payment.Rounding));
        if (payment.Rounding != 0) yield return new(Detail, words.RoundedToCoins, format.Money(payment.Rounding));
        if (payment.Tip != 0) yield return new(Plain, words.Tip, format.Money(payment.Tip));
        if (payment.Tendered is { } tendered) yield return new(Detail, words.Received, format.Money(tendered));
        if (payment.Change != 0) yield return new(Detail, words.Change, format.Money(payment.Change));
        foreach (var refund in payment.Refunds)
        {
            yield return new(Plain, format.Say(words.Refund, words.Methods[refund.Method ?? payment.Method]), format.Money(-refund.Amount));
            yield return new(Detail, format.DayAndTime(refund.At));
            if (refund.OfTip != 0) yield return new(Detail, words.OfWhichTip, format.Money(-refund.OfTip));
        }
    }

    private static IEnumerable<PrintLine> Due(Bill bill, LocalFormat format)
    {
        if (bill.Due > 0) yield return new(Bold, format.Say(format.Words.Due, format.Currency), format.Money(bill.Due));
    }

    private static string Discount(Discount? discount, LocalFormat format) =>
        discount?.Rate is { } rate ? format.Say(format.Words.DiscountRate, format.Percent(rate)) : format.Words.Discount;

    private static string Name(TaxGroup tax, LocalFormat format) =>
        tax.Name is { } name ? $"{name} {format.Percent(tax.Rate)}" : format.Say(format.Words.UnnamedTax, format.Percent(tax.Rate));
}
