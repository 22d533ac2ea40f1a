using System.Net;
using System.Text.RegularExpressions;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>The service's <c>mstrans:dictionary</c> elements, which give the translation that they name; broken ones come back as they are.</summary>
internal static partial class DictionaryEntries
{
    private const string Entry = """<mstrans:dictionary translation="(?<translation>[^"<>]*)">(?<phrase>[^<]*)</mstrans:dictionary>""";
    private const string BrokenEntry = @"<\s*mstrans:dictionary[^>]*>[^<]*</\s*mstrans:dictionary\s*>|<\s*/?\s*mstrans:dictionary[^>]*>?";

    /// <summary>Whether a text has an entry that the service understands.</summary>
    public static bool AreIn(string text) => DictionaryEntry().IsMatch(text);

    /// <summary>Reads an entry at a place of a text, for <see cref="Markup.Special"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    /// <param name="markup">What is markup in it.</param>
    /// <param name="translate">Translates the phrase of an entry that doesn't count; null where entries count.</param>
    public static (int End, string? Instead) Read(string text, int at, Markup markup, Func<string, string>? translate)
    {
        if (DictionaryEntryHere().Match(text, at) is { Success: true } entry)
        {
            return (at + entry.Length, translate is null
                ? Written(WebUtility.HtmlDecode(entry.Groups["translation"].Value), markup)
                : FakeTranslation.Run(entry.Groups["phrase"].Value, markup, translate));
        }

        return BrokenDictionaryEntryHere().Match(text, at) is { Success: true } broken ? (at + broken.Length, null) : (at, null);
    }

    private static string Written(string text, Markup markup) => markup.HasEntities ? markup.Escape(text) : text;

    [GeneratedRegex(Entry, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DictionaryEntry();

    [GeneratedRegex(@"\G" + Entry, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DictionaryEntryHere();

    [GeneratedRegex(@"\G(?:" + BrokenEntry + ")", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex BrokenDictionaryEntryHere();
}
