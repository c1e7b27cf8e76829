using System.Globalization;
using System.Text;

namespace RealtimeRestaurant.Host.Printing;

/// <summary>
/// A printout as bytes for a receipt printer. Of ESC/POS it uses six commands, which every such printer has; they are from Epson's "ESC/POS
/// Command Reference": ESC @ initializes, ESC t selects a code page, ESC E sets bold, GS ! the size, ESC d feeds, GS V cuts.
/// </summary>
internal static class EscPosPrintout
{
    private const byte Esc = 0x1B, Gs = 0x1D, LineFeed = 0x0A, Doubled = 0x11;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private static readonly byte[] Initialize = [Esc, (byte)'@'], FeedAndCut = [Esc, (byte)'d', 4, Gs, (byte)'V', 66, 0];

    // By the numbers of ESC t. The first has the euro sign and the letters of western Europe; then central Europe, Cyrillic, Greek, Turkish
    // and Baltic letters.
    private static readonly (byte Number, Encoding Encoding)[] CodePages =
        [.. new (byte, int)[] { (19, 858), (16, 1252), (18, 852), (45, 1250), (17, 866), (46, 1251), (47, 1253), (48, 1254), (51, 1257) }
            .Select(page => (page.Item1, CodePagesEncodingProvider.Instance.GetEncoding(
                page.Item2, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!))];

    /// <summary>The language, or English in place of Arabic: such a printer does not join letters, nor write from the right.</summary>
    public static PrintLanguage Printable(PrintLanguage language) => language == PrintLanguage.Ar ? PrintLanguage.En : language;

    /// <summary>
    /// The format in a printable language, and with British numbers and times where no code page has those of its locale.
    /// </summary>
    public static LocalFormat Printable(LocalFormat format) => format with
    {
        Language = Printable(format.Language), Culture = IsPrintable(format.Culture) ? format.Culture : British,
    };

    private static bool IsPrintable(CultureInfo culture)
    {
        var morning = new DateTime(2026, 11, 28, 7, 58, 0, DateTimeKind.Unspecified);
        string[] texts =
            [(-1234567.89m).ToString("N2", culture), morning.ToString("g", culture), morning.AddHours(12).ToString("g", culture)];
        return texts.All(text => CodePages.Any(page => Has(page.Encoding, new PrintLine(PrintStyle.Plain, text).Left)));
    }

    private static bool Has(Encoding encoding, string text) => encoding.GetString(encoding.GetBytes(text)) == text;

    public static byte[] Render(Printout printout, int width) =>
        [.. Initialize, .. printout.Lines.SelectMany(line => Render(line, width)), .. FeedAndCut];

    private static IEnumerable<byte> Render(PrintLine line, int width)
    {
        // A letter of double size takes two columns.
        var isLarge = line.Style == PrintStyle.Heading;
        var isBold = line.Style is PrintStyle.Heading or PrintStyle.Bold;
        byte[] style = [Esc, (byte)'E', (byte)(isBold ? 1 : 0), Gs, (byte)'!', isLarge ? Doubled : (byte)0];
        return TextPrintout.Columns(line, isLarge ? width / 2 : width)
            .SelectMany(text => style.Concat(Encode(text.TrimEnd())).Append(LineFeed));
    }

    // A line that no page has as a whole is printed with ? for what the first page lacks.
    private static IEnumerable<byte> Encode(string text)
    {
        var (number, encoding) = CodePages.FirstOrDefault(page => Has(page.Encoding, text), CodePages[0]);
        return [Esc, (byte)'t', number, .. encoding.GetBytes(text)];
    }
}
