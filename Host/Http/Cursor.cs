using System.Buffers.Text;
using System.Globalization;
using System.Text;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Opaque cursors, which name the last entry of a page.</summary>
internal static class Cursor
{
    // Reading continues from the next millisecond, so the last possible time has no cursor.
    private static readonly long End = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static string Of(string id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(id));

    public static string Of(HistoryKey key) =>
        Of(string.Create(CultureInfo.InvariantCulture, $"{key.At.ToUnixTimeMilliseconds()} {key.Id}"));

    /// <summary>Null for an invalid cursor.</summary>
    public static string? ParseId(string text) =>
        text.Length <= 200 && Base64Url.IsValid(text) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)) : null;

    /// <summary>Null for an invalid cursor.</summary>
    public static HistoryKey? Parse(string text) =>
        ParseId(text)?.Split(' ', 2) is [var at, { Length: > 0 } id]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < End
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id)
            : null;
}
