using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.Options;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Options;
using RealtimeRestaurant.Host;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>docs/configuration.md has every setting with its default and its constraints, and none that does not exist.</summary>
public sealed partial class ConfigurationDoc
{
    /// <param name="Allowed">As the data annotations say it; null without any.</param>
    private sealed record Setting(string Key, string Default, string? Allowed);

    [Fact]
    public void Every_option_has_a_row_with_its_default_and_its_constraints()
    {
        var options = Options().ToDictionary(option => option.Key);
        Rows(Repository.Read("docs/configuration.md").Split('\n')).Where(row => IsOurs(row.Key))
            .Select(row => options.GetValueOrDefault(row.Key) is { Allowed: null } ? row with { Allowed = null } : row)
            .ShouldBe(options.Values, ignoreOrder: true);
    }

    [Fact]
    public void Every_section_that_is_read_is_checked_for_misspelt_keys() =>
        Bound(Repository.Sources("Host")).ShouldBe(Settings.Sections.Keys.Select(type => type.Name), ignoreOrder: true);

    [Fact]
    public void Options_with_constraints_have_a_validator() =>
        Settings.Sections.Keys.Where(IsConstrained).Where(type => !HasValidator(type)).ShouldBeEmpty();

    [Fact]
    public void A_group_of_options_is_marked_as_one() =>
        Settings.Sections.Keys.SelectMany(type => type.GetProperties()).Where(IsUnmarkedGroup).ShouldBeEmpty();

    [Fact]
    public void The_settings_files_set_nothing_that_does_not_exist() =>
        Directory.EnumerateFiles(Repository.Root, "appsettings*.json")
            .SelectMany(file => Leaves(JsonDocument.Parse(File.ReadAllText(file)).RootElement, ""))
            .Where(IsOurs).Select(key => Regex.Replace(key, ":[0-9]+$", "")).ShouldBeSubsetOf(Options().Select(option => option.Key));

    [Fact]
    public void A_wrong_row_would_be_found()
    {
        Rows(["| `Live:HeadPoll` | `00:00:01` | between `00:00:00.010` and `00:01:00` | How often |"])
            .ShouldBe([new("Live:HeadPoll", "00:00:01", "between 00:00:00.010 and 00:01:00")]);
        Options().ShouldContain(new Setting("Live:HeadPoll", "00:00:01", "between 00:00:00.010 and 00:01:00"));
        Options().ShouldContain(new Setting("Live:CurrentFor", "00:00:10", "between 00:00:00.010 and 01:00:00, more than Live:HeadPoll"));
        Leaves(JsonDocument.Parse("""{"Live": {"HeadPolls": 1}}""").RootElement, "").Except(Options().Select(option => option.Key))
            .ShouldBe(["Live:HeadPolls"]);
    }

    [Fact]
    public void Options_that_are_not_checked_would_be_found()
    {
        Bound([new("A.cs", "configuration.Bind<Forgotten>(); other.Bind(x);")]).ShouldBe([nameof(Forgotten)]);
        (IsConstrained(typeof(Forgotten)), HasValidator(typeof(Forgotten))).ShouldBe((true, false));
        typeof(Forgotten).GetProperties().Where(IsUnmarkedGroup).Select(option => option.Name).ShouldBe([nameof(Forgotten.Live)]);
    }

    private static IEnumerable<string> Bound(IEnumerable<SourceFile> files) =>
        files.SelectMany(file => file.Syntax.DescendantNodes().OfType<GenericNameSyntax>()).Where(name => name.Identifier.Text == "Bind")
            .Select(name => $"{name.TypeArgumentList.Arguments[0]}").Where(type => type != "T").Distinct();

    private static bool IsConstrained(Type type) =>
        type.IsAssignableTo(typeof(IValidatableObject))
            || type.GetProperties().Any(option => option.IsDefined(typeof(ValidationAttribute)));

    private static bool HasValidator(Type type) =>
        typeof(SettingsValidator).IsAssignableTo(typeof(IValidateOptions<>).MakeGenericType(type));

    private static bool IsUnmarkedGroup(PropertyInfo option) =>
        option.PropertyType.Namespace!.StartsWith("RealtimeRestaurant.", StringComparison.Ordinal) && !option.PropertyType.IsEnum
            && !Settings.IsGroup(option);

    private static bool IsOurs(string key) => Settings.Sections.Values.Contains(key.Split(':')[0]);

    private static IEnumerable<Setting> Options() =>
        Settings.Sections.SelectMany(section => Options(section.Value, Activator.CreateInstance(section.Key)!));

    private static IEnumerable<Setting> Options(string path, object options) =>
        from option in options.GetType().GetProperties()
        where option.CanWrite
        let value = option.GetValue(options)
        let key = $"{path}:{option.Name}"
        from setting in Settings.IsGroup(option) ? Options(key, value!) : [new(key, Written(value), Allowed(option, key))]
        select setting;

    private static string? Allowed(PropertyInfo option, string key) =>
        option.PropertyType == typeof(bool) ? "true or false"
        : option.GetCustomAttributes<ValidationAttribute>()
            .Select(constraint => constraint.FormatErrorMessage(key)[$"Set {key} to ".Length..^1]).ToArray() is { Length: > 0 } all
            ? string.Join(", ", all)
            : null;

    private static string Written(object? value) => value switch
    {
        null or "" => "none",
        TimeSpan time => time.ToString(time.Milliseconds == 0 ? "c" : @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture),
        bool or Enum => value.ToString()!.ToLowerInvariant(),
        string text => text,
        IEnumerable list => list.Cast<object>().ToArray() is { Length: > 0 } all ? string.Join(", ", all) : "none",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static IEnumerable<Setting> Rows(IEnumerable<string> lines) =>
        lines.Select(line => Row().Match(line)).Where(row => row.Success)
            .Select(row =>
                new Setting(row.Groups[1].Value, row.Groups[2].Value.Trim('`'),
                    row.Groups[3].Value.Replace("`", "", StringComparison.Ordinal)));

    private static IEnumerable<string> Leaves(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object =>
            element.EnumerateObject().SelectMany(child => Leaves(child.Value, path is "" ? child.Name : $"{path}:{child.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((child, at) => Leaves(child, $"{path}:{at}")),
        _ => [path],
    };

    [GeneratedRegex(@"^\| `([A-Za-z:]+)` \| (`[^`]*`|none)[^|]* \| ([^|]*) \|")]
    private static partial Regex Row();

    private sealed class Forgotten
    {
        [Bounds(1)]
        public int Number { get; init; }

        public LiveOptions Live { get; init; } = new();
    }
}
