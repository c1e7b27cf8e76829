using System.Security.Cryptography;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>Images by their first bytes; the rest is noise, each time another.</summary>
internal static class Images
{
    public static byte[] Png(int length) => Of([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], length);

    public static byte[] Jpeg(int length) => Of([0xff, 0xd8, 0xff, 0xe0], length);

    public static byte[] Webp(int length) => Of([.. "RIFF\0\0\0\0WEBP"u8], length);

    private static byte[] Of(byte[] beginning, int length) => [.. beginning, .. RandomNumberGenerator.GetBytes(length - beginning.Length)];
}
