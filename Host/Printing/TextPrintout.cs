using System.Text;
using static RealtimeRestaurant.Host.Printing.PrintStyle;

namespace RealtimeRestaurant.Host.Printing;

/// <summary>A printout as plain text of so many columns.</summary>
internal static class TextPrintout
{
    public static string Render(Printout printout, int width) =>
        string.Concat(printout.Lines.SelectMany(line => Columns(line, width)).Select(line => line.TrimEnd() + "\n"));

    /// <summary>The line in columns, on as many lines as it needs.</summary>
    public static IEnumerable<string> Columns(PrintLine line, int width) => line.Style switch
    {
        Separator => [new string('-', width)],
        Heading or Centered => Wrap(line.Left, width).Select(text => new string(' ', (width - text.Length) / 2) + text),
        Detail => Spread(line, width - 2).Select(text => "  " + text),
        _ => Spread(line, width),
    };

    // The amount is on the first line, and on one of its own where there is no room for both.
    private static IEnumerable<string> Spread(PrintLine line, int width)
    {
        var room = width - line.Right.Length - (line.Right.Length > 0 ? 1 : 0);
        if (room < width / 3)
            return [.. Wrap(line.Left, width), .. Wrap(line.Right, width).Select(text => text.PadLeft(width))];
        return Wrap(line.Left, room).Select((text, at) => at == 0 ? text.PadRight(width - line.Right.Length) + line.Right : text);
    }

    // Between words, and within a word that is longer than a line.
    private static List<string> Wrap(string text, int width)
    {
        var (lines, line) = (new List<string>(), new StringBuilder());
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width) Break();
            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }
        if (line.Length > 0 || lines.Count == 0) Break();
        return lines;

        void Break()
        {
            lines.Add(line.ToString());
            line.Clear();
        }
    }

    // Both halves of a surrogate pair stay together.
    private static IEnumerable<string> Pieces(string word, int width)
    {
        for (int at = 0, length; at < word.Length; at += length)
        {
            length = Math.Min(width, word.Length - at);
            if (at + length < word.Length && char.IsSurrogatePair(word, at + length - 1)) length--;
            yield return word.Substring(at, length);
        }
    }
}
