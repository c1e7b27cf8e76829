using System.Net;
using System.Net.Http.Headers;
using RealtimeRestaurant.Host.Printing;
using RealtimeRestaurant.Tests.Http;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Printing;

public sealed class PrintoutRouteTests(SharedNode shared) : IClassFixture<SharedNode>
{
    private const string Dish = "Gnocchi <alla> \"Müller\"";

    [Fact]
    public async Task A_bill_is_printed_in_the_format_of_the_query_or_of_the_accept_header()
    {
        var (rest, bill, _) = await BilledAsync();
        (await rest.PatchAsync($"/api/restaurants/{rest.Session.GetProperty("user").GetProperty("restaurantId")}",
            new { address = "Via Roma 1\n00184 Roma", taxId = "IT123", receiptFooter = "Grazie!", locale = "it-IT" }))
            .Status.ShouldBe(HttpStatusCode.OK);

        var text = await rest.GetAsync($"/api/bills/{bill}/receipt");
        (text.Status, text.MediaType).ShouldBe((HttpStatusCode.OK, "text/plain"), text.Text);
        foreach (var said in (string[])["Da Mario", "00184 Roma", "P. IVA IT123", "Grazie!", "25,00", Dish]) text.Text.ShouldContain(said);
        text.Text.ShouldNotContain("COPIA");
        (await rest.GetAsync($"/api/bills/{bill}/receipt?copy=true&width=48")).Text.ShouldContain("COPIA");

        var html = await rest.GetAsync($"/api/bills/{bill}/receipt?format=html");
        html.MediaType.ShouldBe("text/html");
        html.Text.ShouldContain("Gnocchi &lt;alla&gt;");
        html.Headers["Content-Security-Policy"].ShouldBe(HtmlPrintout.Policy);
        html.Headers["Cache-Control"].ShouldBe("no-store");

        foreach (var (accept, given) in (ValueTuple<string, string>[])
            [("text/html,text/plain;q=0.1", "text/html"), ("text/html;q=0", "text/plain"),
             ("application/octet-stream", "application/octet-stream"),
             ("application/json", "text/plain"), ("nonsense;;;", "text/plain")])
            (await AcceptingAsync(rest, $"/api/bills/{bill}/receipt", accept)).ShouldBe(given, accept);
    }

    [Fact]
    public async Task A_ticket_is_printed_without_prices()
    {
        var (rest, _, ticket) = await BilledAsync();
        var slip = await rest.GetAsync($"/api/kitchen/tickets/{ticket}/print?width=48");
        (slip.Status, slip.MediaType).ShouldBe((HttpStatusCode.OK, "text/plain"), slip.Text);
        slip.Text.ShouldContain($"2 x {Dish}");
        slip.Text.ShouldNotContain("12.50");
        slip.Text.ShouldNotContain("25.00");
    }

    [Fact]
    public async Task The_words_are_in_the_language_of_the_query_and_else_in_that_of_the_restaurant()
    {
        var (rest, bill, ticket) = await BilledAsync();
        var restaurant = rest.Session.GetProperty("user").GetProperty("restaurantId");
        (await rest.GetAsync($"/api/bills/{bill}/receipt")).Text.ShouldContain("TOTAL EUR");
        (await rest.PatchAsync($"/api/restaurants/{restaurant}", new { locale = "ar" })).Status.ShouldBe(HttpStatusCode.OK);

        (await rest.GetAsync($"/api/bills/{bill}/receipt?format=html")).Text.ShouldContain("<html lang=\"ar\" dir=\"rtl\">");
        (await rest.GetAsync($"/api/bills/{bill}/receipt?language=de")).Text.ShouldContain("SUMME EUR");
        (await rest.GetAsync($"/api/kitchen/tickets/{ticket}/print?language=es")).Text.ShouldContain("Mesa 1");
        var bytes = (await rest.GetAsync($"/api/bills/{bill}/receipt?format=escpos")).Text;
        bytes.ShouldContain("TOTAL EUR", Case.Sensitive, "a printer has no Arabic");
        bytes.ShouldContain("25.00", Case.Sensitive, "nor Arabic decimal points");
        (await rest.GetAsync($"/api/bills/{bill}/receipt?language=tlh")).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task What_does_not_exist_or_is_no_format_is_a_problem()
    {
        var (rest, bill, ticket) = await BilledAsync();
        using var stranger = await shared.Node.Rest().RegisterAsync();
        foreach (var path in (string[])[$"/api/bills/{bill}/receipt", $"/api/kitchen/tickets/{ticket}/print"])
        {
            (await stranger.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
            foreach (var query in (string[])["format=pdf", "width=41", "width=99999999999", "width=x"])
                (await rest.GetAsync($"{path}?{query}")).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        }
        (await rest.GetAsync($"/api/bills/{bill}/receipt?copy=perhaps")).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        (await rest.GetAsync($"/api/bills/{new string('x', 500)}/receipt")).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        var restaurant = rest.Session.GetProperty("user").GetProperty("restaurantId");
        foreach (var locale in (string[])["xx-YY-ZZ", "no such language", new string('a', 500)])
            (await rest.PatchAsync($"/api/restaurants/{restaurant}", new { locale })).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
    }

    private async Task<(Rest Waiter, string Bill, string Ticket)> BilledAsync()
    {
        var rest = await shared.Node.Rest().RegisterAsync();
        var tableId = (await rest.PostAsync("/api/tables", new { number = 1, seats = 4 })).Id;
        var menuItemId = (await rest.PostAsync("/api/menu/items", new { name = Dish, category = "Pasta", price = 1250 })).Id;
        await rest.PatchAsync($"/api/tables/{tableId}/status", new { status = "occupied", guests = 2 });
        (await rest.PostAsync("/api/orders", new { tableId, items = new[] { new { menuItemId, quantity = 2 } } }))
            .Status.ShouldBe(HttpStatusCode.Created);
        var ticket = (await rest.GetAsync("/api/kitchen")).Body.GetProperty("tickets")[0].GetProperty("id").GetString()!;
        return (rest, (await rest.PostAsync("/api/bills", new { tableId })).Id, ticket);
    }

    private async Task<string?> AcceptingAsync(Rest rest, string path, string accept)
    {
        using var http = new HttpClient { BaseAddress = shared.Node.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", rest.Token);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return response.Content.Headers.ContentType?.MediaType;
    }
}
