using System.Security.Cryptography;
using System.Text;
using RealtimeRestaurant.Host.Printing;

namespace RealtimeRestaurant.Tests.Printing;

/// <summary>Printouts as text, as HTML and as bytes for a printer.</summary>
public sealed class RendererTests
{
    [Fact]
    public void A_letter_of_two_halves_is_not_broken_between_lines()
    {
        var line = new PrintLine(PrintStyle.Plain, "x" + string.Concat(Enumerable.Repeat("🍜", 50)));
        TextPrintout.Columns(line, 42).ShouldAllBe(text => !text.EnumerateRunes().Contains(Rune.ReplacementChar));
        string.Concat(TextPrintout.Columns(line, 42)).Replace(" ", "").ShouldBe(line.Left);
    }

    [Fact]
    public void Text_wraps_within_the_width_and_keeps_amounts_at_the_margin()
    {
        var printout = new Printout("t",
        [
            new(PrintStyle.Plain, string.Join(' ', Enumerable.Repeat("Tagliatelle", 9)), "1,234.50"),
            new(PrintStyle.Plain, new string('x', 100), "1"), new(PrintStyle.Heading, new string('y', 100)),
        ]);
        foreach (var width in (int[])[42, 48])
        {
            var lines = TextPrintout.Render(printout, width).Split('\n');
            lines.ShouldAllBe(line => line.Length <= width);
            lines[0].ShouldEndWith("1,234.50");
            lines[0].Length.ShouldBe(width);
            string.Concat(lines).Count(letter => letter == 'x').ShouldBe(100);
            string.Concat(lines).Count(letter => letter == 'y').ShouldBe(100);
        }
    }

    [Fact]
    public void A_printer_gets_bytes_of_a_code_page_that_has_the_letters()
    {
        string[] texts = ["Müller 5 €", "Борщ", "寿司"];
        var bytes = EscPosPrintout.Render(new("t", [.. texts.Select(text => new PrintLine(PrintStyle.Plain, text))]), 42);
        bytes[..2].ShouldBe([0x1B, (byte)'@']);
        bytes[^4..].ShouldBe([0x1D, (byte)'V', 66, 0]);
        Contains(bytes, [0x1B, (byte)'t', 19, (byte)'M', 0x81, .. "ller 5 "u8, 0xD5]).ShouldBeTrue("code page 858");
        Contains(bytes, [0x1B, (byte)'t', 17, 0x81, 0xAE, 0xE0, 0xE9]).ShouldBeTrue("code page 866");
        Contains(bytes, [0x1B, (byte)'t', 19, (byte)'?', (byte)'?']).ShouldBeTrue("no page has these");
    }

    [Fact]
    public void A_control_character_in_a_name_is_no_command_to_the_printer()
    {
        var bytes = EscPosPrintout.Render(new("t", [new(PrintStyle.Plain, "a\u001Bp\u0000b\u001D\u0007")]), 42);
        Contains(bytes, Encoding.ASCII.GetBytes("a p b")).ShouldBeTrue();
    }

    [Fact]
    public void Html_escapes_everything_and_allows_its_own_style_alone()
    {
        const string hostile = "<script>alert('1')</script>\" onload=\"x";
        var lines = Enum.GetValues<PrintStyle>().Select(style => new PrintLine(style, hostile, hostile));
        var html = HtmlPrintout.Render(new(hostile, [.. lines]));
        html.ShouldContain("<html lang=\"en\" dir=\"ltr\">");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("\" onload");
        HtmlPrintout.Policy.ShouldStartWith("default-src 'none'; style-src 'sha256-");
        var style = html.Split("<style>")[1].Split("</style>")[0];
        HtmlPrintout.Policy.ShouldContain(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style))));
    }

    [Fact]
    public void Html_in_arabic_is_written_from_the_right_and_each_text_by_its_own_letters()
    {
        var html = HtmlPrintout.Render(new("t", [new(PrintStyle.Plain, "Steak", "-25.00")]) { Language = PrintLanguage.Ar });
        html.ShouldContain("<html lang=\"ar\" dir=\"rtl\">");
        html.ShouldContain("<span dir=\"auto\">Steak</span><span dir=\"auto\">-25.00</span>");
    }

    private static bool Contains(byte[] bytes, byte[] part) => bytes.AsSpan().IndexOf(part) >= 0;
}
