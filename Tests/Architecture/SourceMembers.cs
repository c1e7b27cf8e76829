using System.Text.RegularExpressions;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>A method or property and the lines it takes, from its first attribute to its end.</summary>
internal sealed record Member(string Name, int Lines);

/// <summary>
/// Finds the members of a C# file by counting braces: no compiler, so an estimate. Fields do not count, since a long table is not a
/// long method; nor do top-level statements.
/// </summary>
internal static partial class SourceMembers
{
    public static IReadOnlyList<Member> Of(string source)
    {
        var reader = new Reader(Blank(source));
        reader.Run();
        return reader.Found;
    }

    /// <summary>The text without strings, comments and directives, line by line as it was.</summary>
    public static string Blank(string source) => NotCode().Replace(source, match => new string('\n', match.Value.Count(c => c == '\n')) + (match.Value[0] is '/' or '#' ? "" : "x"));

    [GeneratedRegex("""\$*"{3,}[\s\S]*?"{3,}|\$?@\$?"(?:[^"]|"")*"|\$?"(?:\\.|[^"\\\n])*"|'(?:\\[^\n]+?|[^'\\\n])'|//[^\n]*|/\*[\s\S]*?\*/|(?m:^\s*#[^\n]*)""")]
    private static partial Regex NotCode();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum|namespace|extension)\b")]
    private static partial Regex Container();

    [GeneratedRegex(@"\bwhere\b.*$", RegexOptions.Singleline)]
    private static partial Regex Constraints();

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(\w+)\s*(?:<[^>]*>)?\s*(?:\(|=>|\{|$)")]
    private static partial Regex NameOf();

    private static bool OpensContainer(string header)
    {
        for (var shorter = Bracketed().Replace(header, ""); shorter != header; shorter = Bracketed().Replace(header, "")) header = shorter;
        return Container().IsMatch(Constraints().Replace(header, ""));
    }

    private sealed class Reader(string text)
    {
        private readonly Stack<bool> _containers = new([true]);
        private int _line = 1, _start = -1, _startLine, _brackets;
        private bool _assigned, _arrow;

        public List<Member> Found { get; } = [];

        // Depth 1 is the file itself: only types are members there.
        private bool BetweenMembers => _containers.Peek() && _brackets == 0;

        public void Run()
        {
            for (var at = 0; at < text.Length; at++)
            {
                if (text[at] == '\n') _line++;
                if (char.IsWhiteSpace(text[at])) continue;
                if (_start < 0) (_start, _startLine) = (at, _line);
                See(at);
            }
        }

        private void See(int at)
        {
            switch (text[at])
            {
                case '(' or '[': _brackets++; break;
                case ')' or ']': _brackets--; break;
                case '=' when BetweenMembers && !_assigned: (_assigned, _arrow) = (true, at + 1 < text.Length && text[at + 1] == '>'); break;
                case '{': Open(at); break;
                case '}': Close(); break;
                case ';' when BetweenMembers: End(); break;
            }
        }

        private void Open(int at)
        {
            var container = BetweenMembers && !_assigned && OpensContainer(text[_start..at]);
            _containers.Push(container);
            if (container) _start = -1;
        }

        private void Close()
        {
            if (_containers.Pop()) Forget();
            else if (BetweenMembers && !_assigned) End();
        }

        private void End()
        {
            var field = _assigned && !_arrow;
            if (_containers.Count > 1 && !field) Found.Add(new(NameOf().Match(text[_start..]).Groups[1].Value, _line - _startLine + 1));
            Forget();
        }

        private void Forget() => (_start, _assigned, _arrow) = (-1, false, false);
    }
}
