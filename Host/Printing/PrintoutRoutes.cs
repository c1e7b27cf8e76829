using RealtimeRestaurant.Host.Http;

namespace RealtimeRestaurant.Host.Printing;

internal enum PrintFormat { Text, Html, Escpos }

/// <summary>Maps routes that respond with a printout: as text, HTML or ESC/POS, and so many columns wide.</summary>
internal static class PrintoutRoutes
{
    private const string Text = "text/plain", Html = "text/html", EscPos = "application/octet-stream";

    private static readonly QueryParameter<PrintFormat?> Format = QueryParameter.NameOf(
        "format", "The format; if absent, the first of `Accept` that there is, and else text.", PrintFormat.Html);

    private static readonly QueryParameter<int?> Width = new(
        "width", "The columns of text and ESC/POS: 42 (the default) or 48.", new() { Minimum = 42, Maximum = 48 }, "48",
        text => text switch { "42" => 42, "48" => 48, _ => null }, "Give 42 or 48.");

    private static readonly QueryParameter<PrintLanguage?> Language = QueryParameter.NameOf(
        "language", "The language of the words; if absent, that of the restaurant's locale, or English.",
        PrintLanguage.De);

    /// <param name="print">Null: there is no such thing to print.</param>
    public static RouteHandlerBuilder MapPrintout(
        this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, QueryReader, LocalFormat, ValueTask<Printout?>> print,
        params IReadOnlyList<QueryParameter> more) =>
        routes.MapRead(pattern, async http =>
        {
            var query = new QueryReader(http.Request.Query);
            var (format, width) = (query.Read(Format) ?? Accepted(http), query.Read(Width) ?? 42);
            var profile = (await http.StateAsync()).Profile!;
            var local = LocalFormat.Of(profile, query.Read(Language) ?? Words.LanguageOf(profile));
            var printout = await print(http, query, format == PrintFormat.Escpos ? EscPosPrintout.Printable(local) : local);
            if (query.Refusal is { } refusal) return new ProblemResult(refusal);
            return printout is null ? new ProblemResult(HttpRefusals.NotFound) : format switch
            {
                PrintFormat.Html => Results.Text(HtmlPrintout.Render(printout), HtmlPrintout.ContentType),
                PrintFormat.Escpos => Results.Bytes(EscPosPrintout.Render(printout, width), EscPos),
                _ => Results.Text(TextPrintout.Render(printout, width), $"{Text}; charset=utf-8"),
            };
        }).Produces<string>(StatusCodes.Status200OK, Text, Html, EscPos).Takes([Format, Width, Language, .. more]);

    private static PrintFormat Accepted(HttpContext http) => http.Request.GetTypedHeaders().Accept
        .Where(accepted => accepted.Quality is not 0).OrderByDescending(accepted => accepted.Quality ?? 1)
        .Select(accepted => accepted.MediaType.Value switch
        {
            Html => PrintFormat.Html,
            EscPos => PrintFormat.Escpos,
            Text => PrintFormat.Text,
            _ => (PrintFormat?)null,
        }).FirstOrDefault(format => format is not null) ?? PrintFormat.Text;
}
