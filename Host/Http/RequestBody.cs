namespace RealtimeRestaurant.Host.Http;

/// <summary>Reads the body of a request, up to the size that Kestrel allows on its route.</summary>
internal static class RequestBody
{
    /// <exception cref="BadHttpRequestException">The body is larger than allowed, or its framing is malformed.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        }
        // Kestrel reports most malformed framing by a BadHttpRequestException, but a chunk size that overflows by a plain IOException.
        catch (IOException fault) when (fault is not BadHttpRequestException && !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body cannot be read.", fault);
        }
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
