using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>The bytes that tokens are signed with.</summary>
internal sealed record SigningKey(byte[] Bytes)
{
    /// <summary>The configured key; else, in Development, one that is made once and kept beside the data.</summary>
    public static SigningKey Of(JwtOptions options, string dataFolder) =>
        new(Encoding.UTF8.GetBytes(options.Key ?? KeptIn(Path.Combine(dataFolder, "jwt.key"))));

    /// <summary>A key of its own for another purpose, the same on all nodes.</summary>
    public byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Bytes, 32, info: Encoding.UTF8.GetBytes(purpose));

    private static string KeptIn(string path)
    {
        if (!File.Exists(path)) Make(path);
        return File.ReadAllText(path);
    }

    // Written whole under another name first: a node that starts at the same moment reads a whole key or makes none.
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
