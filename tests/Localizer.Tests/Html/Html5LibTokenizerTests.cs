using System.Text;
using System.Text.Json;
using Localizer.Html;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Tests.Html;

/// <summary>
/// html5lib's tokenizer tests, over the real tokenizer. What this adapter does to its tokens, since they are ranges of the page:
/// it decodes names, values, data and text; lower-cases ASCII letters in names; replaces NUL by U+FFFD except in text of the data
/// state and of CDATA sections, where the standard leaves it; keeps the first of two attributes with one name; joins neighbouring texts;
/// and, where the suite asks for it, coerces what XML cannot hold.
/// </summary>
public class Html5LibTokenizerTests
{
    /// <summary>
    /// The tests that are not run, each by its name and with the reason. No page's bytes can hold a lone surrogate: in UTF-8 there is none,
    /// and what stands for one in UTF-16 is U+FFFD before the tokenizer sees it.
    /// </summary>
    private static readonly string[] NotRun =
    [
        "unicodeCharsProblematic.test: Invalid Unicode character U+DFFF",
        "unicodeCharsProblematic.test: Invalid Unicode character U+D800",
        "unicodeCharsProblematic.test: Invalid Unicode character U+DFFF with valid preceding character",
        "unicodeCharsProblematic.test: Invalid Unicode character U+D800 with valid following character",
    ];

    // The suite has so many tests, which are run in so many initial states.
    private const int Tests = 6_810;
    private const int Runs = 7_032;

    [Fact]
    public void Every_token_is_as_the_standard_says()
    {
        var (failures, skipped, tests, runs) = (new List<string>(), new List<string>(), 0, 0);
        foreach (var (name, test, coerces) in All())
        {
            tests++;
            var isDoubleEscaped = test.TryGetProperty("doubleEscaped", out var escaped) && escaped.GetBoolean();
            var input = Unescape(test.GetProperty("input").GetString()!, isDoubleEscaped);
            if (HasLoneSurrogate(input))
            {
                skipped.Add(name);
                continue;
            }

            var expected = string.Join('\n', Joined(Expected(test.GetProperty("output"), isDoubleEscaped)));
            foreach (var state in States(test))
            {
                runs++;
                var lastStartTag = test.TryGetProperty("lastStartTag", out var tag) ? tag.GetString()! : "";
                var tokens = Tokens(input, state, lastStartTag);
                var actual = string.Join('\n', Joined(coerces ? tokens.Select(Coerced) : tokens));
                if (actual != expected)
                    failures.Add($"{name} [{state}] {input}\n  expected {expected}\n  actual   {actual}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{tests} tests, {runs} runs in their initial states, {skipped.Count} tests not run, {failures.Count} failures");
        failures.ShouldBeEmpty();
        skipped.ShouldBe(NotRun);
        NotRun.Length.ShouldBeLessThanOrEqualTo(5);
        tests.ShouldBe(Tests);
        runs.ShouldBe(Runs);
    }

    /// <summary>All tests of the suite; with those of XML violations, what comes out is to be coerced into what XML can hold.</summary>
    private static IEnumerable<(string Name, JsonElement Test, bool Coerces)> All()
    {
        foreach (var file in Corpus.Files("html5lib/tokenizer", "*.test"))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var coerces = document.RootElement.TryGetProperty("xmlViolationTests", out var tests);
            if (!coerces)
                tests = document.RootElement.GetProperty("tests");
            foreach (var test in tests.EnumerateArray())
                yield return ($"{Path.GetFileName(file)}: {test.GetProperty("description").GetString()}", test, coerces);
        }
    }

    // "Coercing an HTML DOM into an infoset" (HTML standard, 13.2.9), which those do who hand a page's text on as XML.
    private static string Coerced(string token) => token.StartsWith("Comment ", StringComparison.Ordinal)
        ? token.Replace("--", "- -", StringComparison.Ordinal)
        : token.Replace('\f', ' ').Replace('\uFFFF', '\uFFFD');

    private static IEnumerable<string> States(JsonElement test) =>
        test.TryGetProperty("initialStates", out var states) ? states.EnumerateArray().Select(state => state.GetString()!) : ["Data state"];

    private static List<string> Tokens(string input, string state, string lastStartTag)
    {
        var prefix = Encoding.UTF8.GetBytes(lastStartTag);
        byte[] markup = [.. prefix, .. Encoding.UTF8.GetBytes(input)];
        var tokenizer = new HtmlTokenizer(markup);
        var isCData = state == "CDATA section state";
        var model = state switch
        {
            "PLAINTEXT state" => ContentModel.PlainText,
            "RCDATA state" => ContentModel.RcData,
            "RAWTEXT state" => ContentModel.RawText,
            "Script data state" => ContentModel.ScriptData,
            _ => ContentModel.Data,
        };
        if (isCData)
        {
            markup = [.. "<![CDATA["u8, .. markup];
            tokenizer = new HtmlTokenizer(markup) { AllowsCData = true };
        }
        else
        {
            tokenizer.Resume(model, new ByteRange(0, prefix.Length), prefix.Length);
        }

        var tokens = new List<string>();
        var end = isCData ? 0 : prefix.Length;
        while (tokenizer.Read())
        {
            tokenizer.Range.Start.ShouldBe(end, "tokens tile the page");
            tokenizer.Range.End.ShouldBeGreaterThan(end);
            end = tokenizer.Range.End;
            if (Describe(in tokenizer, markup) is { } token)
                tokens.Add(token);
            tokenizer.AllowsCData = false;
        }

        end.ShouldBe(markup.Length);
        return tokens;
    }

    private static string? Describe(in HtmlTokenizer token, byte[] markup)
    {
        switch (token.Kind)
        {
            case HtmlTokenKind.Text:
                var references = token.TextModel is ContentModel.Data or ContentModel.RcData ? ReferenceSyntax.Text : ReferenceSyntax.None;
                var text = Decode(markup, token.Content, references);
                return "Character " + (token.TextModel == ContentModel.Data ? text : text.Replace('\0', '\uFFFD'));
            case HtmlTokenKind.CData:
                return "Character " + Decode(markup, token.Content, ReferenceSyntax.None);
            case HtmlTokenKind.Comment:
                return "Comment " + Decode(markup, token.Content, ReferenceSyntax.None).Replace('\0', '\uFFFD');
            case HtmlTokenKind.StartTag:
                var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
                foreach (var attribute in token.Attributes)
                    attributes.TryAdd(Name(markup, attribute.Name), Decode(markup, attribute.Value, ReferenceSyntax.Attribute).Replace('\0', '\uFFFD'));
                return StartTag(Name(markup, token.Content), attributes, token.IsSelfClosing);
            case HtmlTokenKind.EndTag:
                return "EndTag " + Name(markup, token.Content);
            case HtmlTokenKind.Doctype:
                var doctype = token.Doctype;
                return Doctype(
                    doctype.Name is { } name ? Name(markup, name) : null,
                    doctype.PublicId is { } publicId ? Decode(markup, publicId, ReferenceSyntax.None).Replace('\0', '\uFFFD') : null,
                    doctype.SystemId is { } systemId ? Decode(markup, systemId, ReferenceSyntax.None).Replace('\0', '\uFFFD') : null,
                    !doctype.ForceQuirks);
            default:
                return null;
        }
    }

    private static IEnumerable<string> Expected(JsonElement output, bool isDoubleEscaped)
    {
        foreach (var token in output.EnumerateArray())
        {
            string? At(int index) => token[index].ValueKind == JsonValueKind.Null ? null : Unescape(token[index].GetString()!, isDoubleEscaped);
            yield return token[0].GetString() switch
            {
                "StartTag" => StartTag(
                    At(1)!,
                    new(token[2].EnumerateObject().ToDictionary(property => property.Name, property => Unescape(property.Value.GetString()!, isDoubleEscaped)), StringComparer.Ordinal),
                    token.GetArrayLength() > 3 && token[3].GetBoolean()),
                "DOCTYPE" => Doctype(At(1), At(2), At(3), token[4].GetBoolean()),
                var kind => $"{kind} {At(1)}",
            };
        }
    }

    private static string StartTag(string name, SortedDictionary<string, string> attributes, bool isSelfClosing) =>
        $"StartTag {name} {string.Join(' ', attributes.Select(attribute => $"{attribute.Key}={attribute.Value}"))} {isSelfClosing}";

    private static string Doctype(string? name, string? publicId, string? systemId, bool isCorrect) =>
        $"DOCTYPE {name ?? "-"} {publicId ?? "-"} {systemId ?? "-"} {isCorrect}";

    private static IEnumerable<string> Joined(IEnumerable<string> tokens)
    {
        var text = "";
        foreach (var token in tokens)
        {
            if (token.StartsWith("Character ", StringComparison.Ordinal))
            {
                text += token["Character ".Length..];
                continue;
            }

            if (text.Length > 0)
                yield return "Character " + text;
            text = "";
            yield return token;
        }

        if (text.Length > 0)
            yield return "Character " + text;
    }

    private static string Name(byte[] markup, ByteRange range) =>
        string.Concat(Decode(markup, range, ReferenceSyntax.None).Select(c => char.IsAsciiLetter(c) ? char.ToLowerInvariant(c) : c)).Replace('\0', '\uFFFD');

    private static string Decode(byte[] markup, ByteRange range, ReferenceSyntax references)
    {
        var buffer = new CharacterBuffer();
        buffer.Decode(markup, range, references, PageEncoding.Utf8);
        return buffer.Characters.ToString();
    }

    private static bool HasLoneSurrogate(string text) => new UTF8Encoding(false, true) is var strict && Throws(() => strict.GetByteCount(text));

    private static bool Throws(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (EncoderFallbackException)
        {
            return true;
        }
    }

    private static string Unescape(string text, bool isDoubleEscaped) => !isDoubleEscaped ? text : System.Text.RegularExpressions.Regex.Replace(
        text, @"\\u([0-9A-Fa-f]{4})", match => ((char)Convert.ToUInt16(match.Groups[1].Value, 16)).ToString(), default, TimeSpan.FromSeconds(5));
}
