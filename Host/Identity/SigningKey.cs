using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>The key that signs tokens.</summary>
internal sealed record SigningKey(byte[] Bytes)
{
    /// <summary>The configured key; in Development without one, a key that is made once and stored beside the data.</summary>
    public static SigningKey Of(JwtOptions options, string dataFolder) =>
        new(Encoding.UTF8.GetBytes(options.Key ?? Stored(Path.Combine(dataFolder, "jwt.key"))));

    /// <summary>Another key, derived for this purpose, the same on all nodes.</summary>
    public byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Bytes, 32, info: Encoding.UTF8.GetBytes(purpose));

    private static string Stored(string path)
    {
        if (!File.Exists(path)) Make(path);
        return File.ReadAllText(path);
    }

    // Written under another name first and then renamed, so that a node that starts at the same moment never reads half a key.
    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var draft = $"{path}.{Environment.ProcessId}";
        var access = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) access.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new StreamWriter(draft, access)) file.Write(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48)));
        try
        {
            File.Move(draft, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
