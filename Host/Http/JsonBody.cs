using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Reads the JSON of a request's body, or returns a refusal that names the invalid fields.</summary>
internal static class JsonBody
{
    /// <summary>The maximum size in bytes; Kestrel stops reading beyond it.</summary>
    public const int MaxSize = 64 * 1024;

    /// <param name="contract">The members that the body may have. If there are none, it may be empty.</param>
    public static async ValueTask<Result<T>> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> contract) where T : class
    {
        var body = WithoutByteOrderMark(await RequestBody.ReadAsync(request));
        if (!body.IsEmpty && !request.HasJsonContentType()) return HttpRefusals.Of(StatusCodes.Status415UnsupportedMediaType);
        return body.IsEmpty && contract.Properties.Count == 0 ? Parse("{}"u8, contract) : Parse(body.Span, contract);
    }

    // RFC 8259, section 8.1: a parser may ignore the mark, which some clients send.
    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body["\uFEFF"u8.Length..] : body;

    private static Result<T> Parse<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> contract) where T : class
    {
        if (!Utf8.IsValid(body)) return new Refusal(RefusalCode.Malformed, "The body is not UTF-8.");
        try
        {
            return JsonSerializer.Deserialize(body, contract) is { } read ? read : NotAnObject;
        }
        catch (JsonException fault)
        {
            return Explain(fault);
        }
    }

    private static readonly Refusal NotAnObject = new(RefusalCode.Malformed, "The body must be a JSON object.");

    private static Refusal Explain(JsonException fault)
    {
        // With an inner JsonException the body is not JSON; otherwise it is, but does not fit the contract.
        if (fault.InnerException is JsonException) return new(RefusalCode.Malformed,
            "The body is not valid JSON, or is nested too deeply.");
        if (Field(fault.Path) is not { } field) return NotAnObject;
        return fault.Message.Contains("could not be mapped", StringComparison.Ordinal)
            ? new(RefusalCode.UnknownField, "The body has an unknown field; see errors.",
                At(field, "Unknown field."))
            : new(RefusalCode.Invalid, "Some fields are missing or invalid; see errors.",
                At(field, "The field has the wrong type, or is given twice."));
    }

    private static ImmutableDictionary<string, ImmutableArray<string>> At(string field, string sentence) =>
        ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(field, [sentence]);

    private static string? Field(string? path) => path switch
    {
        null or "$" => null,
        _ => path.TrimStart('$').TrimStart('.') is { Length: > 100 } longer ? longer[..100] : path.TrimStart('$').TrimStart('.'),
    };
}
