using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RealtimeRestaurant.Host;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>docs/configuration.md has every setting with its default, and none that is not there.</summary>
public sealed partial class ConfigurationDoc
{
    [Fact]
    public void Every_option_has_a_row_with_its_default() => Rows().Where(row => IsOurs(row.Key)).ShouldBe(Options(), ignoreOrder: true);

    [Fact]
    public void Every_section_that_is_read_is_known_and_checked_for_misspelt_keys()
    {
        var read = Repository.Sources("Host")
            .SelectMany(file =>
                Binding().Matches(file.Text).Select(match => (Section: match.Groups[2].Value, Options: match.Groups[1].Value)));
        Settings.Sections.SelectMany(section => section.Value.Select(options => (section.Key, options.Name)))
            .ShouldBe(read.Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void The_settings_files_set_nothing_that_is_not_there() =>
        Directory.EnumerateFiles(Repository.Root, "appsettings*.json")
            .SelectMany(file => Leaves(JsonDocument.Parse(File.ReadAllText(file)).RootElement, ""))
        .Where(IsOurs).Select(key => Regex.Replace(key, ":[0-9]+$", "")).ShouldBeSubsetOf(Options().Select(option => option.Key));

    [Fact]
    public void A_wrong_row_would_be_found()
    {
        Row().Match("| `Live:HeadPoll` | `00:00:01` | How often |").Groups.Values.Skip(1).Select(part => part.Value)
            .ShouldBe(["Live:HeadPoll", "`00:00:01`"]);
        Options().ShouldContain(new KeyValuePair<string, string>("Live:HeadPoll", "00:00:01"));
        Leaves(JsonDocument.Parse("""{"Live": {"HeadPolls": 1}}""").RootElement, "").Except(Options().Select(option => option.Key))
            .ShouldBe(["Live:HeadPolls"]);
    }

    private static bool IsOurs(string key) => Settings.Sections.ContainsKey(key.Split(':')[0]);

    private static IEnumerable<KeyValuePair<string, string>> Options() =>
        Settings.Sections.SelectMany(section => section.Value.SelectMany(type => Options(section.Key, Activator.CreateInstance(type)!)));

    private static IEnumerable<KeyValuePair<string, string>> Options(string path, object options) =>
        options.GetType().GetProperties().Where(property => property.CanWrite).SelectMany(property =>
        property.GetValue(options) is { } group && Settings.IsGroup(group.GetType())
            ? Options($"{path}:{property.Name}", group)
            : [new($"{path}:{property.Name}", Written(property.GetValue(options)))]);

    private static string Written(object? value) => value switch
    {
        null or "" => "none",
        TimeSpan time => time.ToString(time.Milliseconds == 0 ? "c" : @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture),
        bool or Enum => value.ToString()!.ToLowerInvariant(),
        string text => text,
        IEnumerable list => list.Cast<object>().ToArray() is { Length: > 0 } all ? string.Join(", ", all) : "none",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static IEnumerable<KeyValuePair<string, string>> Rows() =>
        File.ReadLines(Path.Combine(Repository.Root, "docs/configuration.md"))
        .Select(line => Row().Match(line)).Where(row => row.Success)
            .Select(row => new KeyValuePair<string, string>(row.Groups[1].Value, row.Groups[2].Value.Trim('`')));

    private static IEnumerable<string> Leaves(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object =>
            element.EnumerateObject().SelectMany(child => Leaves(child.Value, path is "" ? child.Name : $"{path}:{child.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((child, at) => Leaves(child, $"{path}:{at}")),
        _ => [path],
    };

    [GeneratedRegex(@"^\| `([A-Za-z:]+)` \| (`[^`]*`|none)[^|]* \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"Bind<(\w+)>\(""(\w+)""\)")]
    private static partial Regex Binding();
}
