using RealtimeRestaurant.Host.Printing;
using RealtimeRestaurant.Host.Screens;
using Scalar.AspNetCore;

namespace RealtimeRestaurant.Host.Http;

/// <summary>The security headers of every response, after the OWASP cheat sheets on HTTP headers and REST security.</summary>
internal static class SecurityHeaders
{
    // Responses are data: browsers must not execute, frame or fetch anything in them.
    private const string DataOnly = "default-src 'none'; frame-ancestors 'none'";

    // An image opened directly must not execute anything.
    private const string Sandboxed = $"{DataOnly}; sandbox";

    private const string NoDeviceFeatures =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var strictTransport = app.Services.GetRequiredService<HttpOptions>().StrictTransport;
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                Write(http, strictTransport);
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    private static void Write(HttpContext http, TimeSpan strictTransport)
    {
        var headers = http.Response.Headers;
        headers["X-Request-Id"] = http.TraceIdentifier;
        var screen = ScreenSetup.PolicyOf(http);
        headers.CacheControl = IsImage(http) ? "private, no-cache" : screen is not null ? "no-cache" : "no-store";
        headers.ContentSecurityPolicy =
            screen ?? (IsImage(http) ? Sandboxed
            : http.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce ? DocsPagePolicy(nonce)
            : http.Response.ContentType == HtmlPrintout.ContentType ? HtmlPrintout.Policy
            : DataOnly);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = NoDeviceFeatures;
        headers["Cross-Origin-Resource-Policy"] = "same-site";
        // Disables the filter of old browsers, which does more harm than good.
        headers.XXSSProtection = "0";
        if (http.Request.IsHttps && strictTransport > TimeSpan.Zero) headers.StrictTransportSecurity =
            $"max-age={(long)strictTransport.TotalSeconds}; includeSubDomains";
    }

    private static bool IsImage(HttpContext http) =>
        http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified
            && http.GetEndpoint()?.Metadata.GetMetadata<ImageMetadata>() is not null;

    // The /docs page needs an inline script (allowed by nonce) and inline styles.
    private static string DocsPagePolicy(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
