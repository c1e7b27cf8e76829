namespace RealtimeRestaurant.Tests.Http.Corpora;

/// <summary>What a field is given instead of what belongs there, as JSON.</summary>
internal static class Nonsense
{
    public static readonly IReadOnlyList<string> All =
    [
        """{"$ne":null}""", "[]", "[[[[]]]]", "{}", "true", "-1", "1.5", "1e400", "99999999999999999999", "2147483648",
            "-9223372036854775808",
        "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"../../etc\"", "\"\\u202e\"", $"\"{new string('x', 5000)}\"",
    ];
}
