using Localizer.Model;
using Localizer.Quality.Checks;

namespace Localizer.Tests.Quality.Checks;

/// <summary>The two checks of what a page says of its texts' characters and size.</summary>
public class ItsCheckTests
{
    [Theory]
    [InlineData("abc", "xyz", "[a-z]", null)]
    [InlineData("abc", "xý", "[a-z]", "“ý” (U+00FD)")]
    [InlineData("a b", "x y", "[a-z]", null)]
    [InlineData("abc", "x1", "[^0-9]", "“1” (U+0031)")]
    [InlineData("abc", "tiếng Việt 😀", null, null)]
    [InlineData("abc", "anything", ".", null)]
    [InlineData("abc", "x", "", "“x” (U+0078)")]
    [InlineData("abc", "x", "(a+)+$", "is no character class")]
    [InlineData("abc", "x", "[a-", "is no character class")]
    [InlineData("abc", "a-b_c", @"[a-zA-Z_\-]", null)]
    public void Characters_are_those_that_are_allowed(string source, string target, string? allowed, string? finding)
    {
        var found = AllowedCharactersCheck.Check(source, target, allowed);
        if (finding is null)
            found.ShouldBeNull();
        else
            found.ShouldNotBeNull().Message.ShouldContain(finding);
    }

    [Theory]
    [InlineData("abc", "abcd", 4, "UTF-8", "lf", null)]
    [InlineData("abc", "abcde", 4, "UTF-8", "lf", Severity.Error)]
    [InlineData("abcde", "abcdef", 4, "UTF-8", "lf", Severity.Warning)]
    [InlineData("abc", "việt", 4, "UTF-8", "lf", Severity.Error)]
    [InlineData("abc", "café", 4, "ISO-8859-1", "lf", null)]
    [InlineData("abc", "việt", 9, "ISO-8859-1", "lf", Severity.Error)]
    [InlineData("abc", "a\nb", 3, "UTF-8", "lf", null)]
    [InlineData("abc", "a\nb", 3, "UTF-8", "crlf", Severity.Error)]
    [InlineData("abc", "abc", 3, "nope", "lf", Severity.Warning)]
    public void Size_is_counted_in_the_encoding_that_it_is_stored_in(string source, string target, int bytes, string encoding, string lineBreak, Severity? severity) =>
        (StorageSizeCheck.Check(source, target, new StorageLimit(bytes, encoding, lineBreak))?.Severity).ShouldBe(severity);

    [Theory]
    [InlineData("en-CA, fr-CA", false, "fr-CA", true)]
    [InlineData("en-CA, fr-CA", false, "fr", false)]
    [InlineData("*-ca", false, "fr-CA", true)]
    [InlineData("*-ca", true, "fr-CA", false)]
    [InlineData("*-ca", true, "vi", true)]
    [InlineData("*", true, "vi", false)]
    [InlineData("", true, "vi", true)]
    [InlineData("", false, "vi", false)]
    [InlineData("zh", false, "zh-Hant-TW", true)]
    [InlineData("zh-TW", false, "zh-Hant-TW", true)]
    public void A_locale_filter_is_read_as_extended_language_ranges(string ranges, bool excludes, string locale, bool admits) =>
        new LocaleFilter(ranges, excludes).Admits(Locale.Parse(locale)).ShouldBe(admits);
}
