using System.Runtime.InteropServices;

namespace RealtimeRestaurant.Host;

/// <summary>
/// In Production only the owner can read what this program writes (the data, the logs, the backups), whatever umask it was started with.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode OfOthers = (UnixFileMode)0b000_111_111;

    public static void KeepFilesPrivate(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsProduction() && !OperatingSystem.IsWindows()) _ = SetMask(OfOthers);
    }

    // .NET has no way to set it.
    [DllImport("libc", EntryPoint = "umask"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern UnixFileMode SetMask(UnixFileMode mask);
}
