using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Printing;

/// <summary>A printout as a page of HTML, as wide as paper of 80 mm. It has no script, and fetches nothing.</summary>
/// <remarks>
/// Its language and direction are those of the printed words. Each text has the direction of its own letters, so that a dish with a Latin
/// name and an amount are legible in Arabic.
/// </remarks>
internal static class HtmlPrintout
{
    public const string ContentType = "text/html; charset=utf-8";

    private const string Style = """
        @page { size: 80mm 297mm; margin: 0 }
        * { box-sizing: border-box; margin: 0 }
        html { background: #fff }
        body { width: 80mm; margin: 0 auto; padding: 5mm 4mm 8mm; color: #000; font: 10pt/1.4 system-ui, sans-serif;
          font-variant-numeric: tabular-nums; overflow-wrap: anywhere }
        h1 { font-size: 15pt; line-height: 1.25; text-align: center; margin: 0 0 1mm }
        .centered { text-align: center }
        .row { display: flex; justify-content: space-between; gap: 3mm; break-inside: avoid }
        .row span:last-child:not(:first-child) { text-align: end; flex: none; max-width: 60% }
        .bold { font-weight: 700 }
        .detail { padding-inline-start: 4mm; font-size: 9pt }
        hr { border: 0; border-top: 1px dashed #000; margin: 2mm 0 }
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The content security policy of these pages: their own style, and nothing else.</summary>
    public static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static string Render(Printout printout) => $"""
        <!doctype html>
        <html lang="{WireName.Of(printout.Language)}" dir="{Direction(printout.Language)}">
        <meta charset="utf-8">
        <title>{Encoder.Encode(printout.Title)}</title>
        <style>{Style}</style>
        {string.Join('\n', printout.Lines.Select(Render))}

        """;

    private static string Direction(PrintLanguage language) =>
        CultureInfo.GetCultureInfo(WireName.Of(language)).TextInfo.IsRightToLeft ? "rtl" : "ltr";

    private static string Render(PrintLine line) => line.Style switch
    {
        PrintStyle.Separator => "<hr>",
        PrintStyle.Heading => $"""<h1 dir="auto">{Encoder.Encode(line.Left)}</h1>""",
        PrintStyle.Centered => $"""<p class="centered" dir="auto">{Encoder.Encode(line.Left)}</p>""",
        PrintStyle.Bold => Row("row bold", line),
        PrintStyle.Detail => Row("row detail", line),
        _ => Row("row", line),
    };

    private static string Row(string classes, PrintLine line)
    {
        var amount = line.Right.Length > 0 ? $"""<span dir="auto">{Encoder.Encode(line.Right)}</span>""" : "";
        return $"""<div class="{classes}"><span dir="auto">{Encoder.Encode(line.Left)}</span>{amount}</div>""";
    }
}
