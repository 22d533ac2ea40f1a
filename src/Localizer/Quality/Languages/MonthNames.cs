using System.Collections.Concurrent;
using Localizer.Text;

namespace Localizer.Quality.Languages;

/// <summary>The names of months in a language, by Unicode's locale data.</summary>
internal sealed class MonthNames
{
    private const int ShortestStem = 3;
    private static readonly ConcurrentDictionary<string, MonthNames?> Known = new(StringComparer.Ordinal);

    private readonly string[] _names;
    private readonly string[][] _forms;

    private MonthNames(CldrLocale data)
    {
        _names = [.. data.List("months"), .. data.List("monthsAlone")];
        var lists = ((string[])["months", "monthsAlone", "monthsShort", "monthsAloneShort"]).Select(data.List).ToList();
        _forms = [.. Enumerable.Range(0, 12).Select(month => lists.Select(list => Stem(list[month])).Distinct(StringComparer.Ordinal).ToArray())];
    }

    /// <summary>The names of a language, or <see langword="null"/> when they are not known.</summary>
    public static MonthNames? Of(string language) => Known.GetOrAdd(language, static language => Cldr.Find(language) is { } data ? new MonthNames(data) : null);

    /// <summary>The month that a word names, from 1; 0 for none.</summary>
    public int MonthOf(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (word.Length == _names[i].Length && word.Equals(_names[i], StringComparison.OrdinalIgnoreCase) && char.IsLetter(word[^1]))
                return (i % 12) + 1;
        }

        return 0;
    }

    /// <summary>Whether a text names a month, in any of its forms.</summary>
    public bool Names(string text, int month) => Array.Exists(_forms[month - 1], form => Has(text, form));

    // "tháng 1" does not stand in "tháng 12", nor 1月 in 11月.
    private static bool Has(string text, string form)
    {
        for (var at = text.IndexOf(form, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(form, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + form.Length;
            if (!(char.IsDigit(form[0]) && at > 0 && char.IsDigit(text[at - 1])) && !(char.IsDigit(form[^1]) && end < text.Length && char.IsDigit(text[end])))
                return true;
        }

        return false;
    }

    // What is inflected begins alike.
    private static string Stem(string name)
    {
        name = name.TrimEnd('.');
        return name.All(char.IsLetter) && name.Length > ShortestStem + 1 ? name[..^1] : name;
    }
}
