using System.Globalization;

namespace RealtimeRestaurant.Peers;

/// <summary>One measurement: <c>--peer socketio --phase sat --url http://127.0.0.1:5100 …</c></summary>
/// <param name="ServerPid">The process whose processor time and memory count.</param>
/// <param name="WarmSeconds">Load before the window, so that the server's code is compiled.</param>
/// <param name="Seconds">The window.</param>
/// <param name="MostOthersPercent">Of a core: above it, other processes have disturbed the measurement.</param>
/// <param name="SharesCores">With the server: the client sleeps while there is nothing to read, and leaves the cores to the server.</param>
/// <param name="Output">The file that gets a line of JSON.</param>
internal sealed record LoadOptions(
    string Peer, Phase Phase, Uri Url, int ServerPid, double WarmSeconds, double Seconds, double MostOthersPercent, bool SharesCores,
    string Output)
{
    public static LoadOptions Parse(string[] args)
    {
        var values = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        return new(
            values["--peer"], Phase.Named(values["--phase"]), new(values["--url"]),
            int.Parse(values["--pid"], CultureInfo.InvariantCulture),
            Number("--warm"), Number("--seconds"), Number("--most-others"),
            bool.Parse(values["--shares-cores"]), values["--out"]);

        double Number(string name) => double.Parse(values[name], CultureInfo.InvariantCulture);
    }
}
