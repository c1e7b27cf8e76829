using System.Collections.Immutable;

namespace RealtimeRestaurant.Host.Printing;

/// <summary>A receipt or a kitchen ticket, line by line, without a format and a width.</summary>
internal sealed record Printout(string Title, ImmutableArray<PrintLine> Lines)
{
    /// <summary>The language of its words.</summary>
    public PrintLanguage Language { get; init; }
}

/// <summary>
/// The style of a line: large and centered; centered; plain; bold; indented, with details of the line above; or a line across.
/// </summary>
internal enum PrintStyle { Heading, Centered, Plain, Bold, Detail, Separator }

/// <summary>One line, which wraps where the paper is narrower.</summary>
/// <param name="Right">An amount at the right margin; empty: none.</param>
internal sealed record PrintLine(PrintStyle Style, string Left = "", string Right = "")
{
    public string Left { get; } = Printable(Left);

    public string Right { get; } = Printable(Right);

    /// <summary>One line for each line of the text; none for null and for what is blank.</summary>
    public static IEnumerable<PrintLine> Each(PrintStyle style, string? text) =>
        (text ?? "").Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => new PrintLine(style, line.Trim()));

    // A control character would be a command to a printer. Printers have neither the narrow space nor the minus of some languages.
    private static string Printable(string text) => string.Concat(text.Normalize().Select(letter => letter switch
    {
        '\u00A0' or '\u202F' or '\u2009' => ' ',
        '\u2212' => '-',
        _ => char.IsControl(letter) ? ' ' : letter,
    }));
}
