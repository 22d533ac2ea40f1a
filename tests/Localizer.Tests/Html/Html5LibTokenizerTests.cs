using System.Text;
using System.Text.Json;
using Localizer.Html;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Tests.Html;

/// <summary>
/// html5lib's tokenizer tests, over the real tokenizer. What this adapter does to its tokens, since they are ranges of the page:
/// it decodes names, values, data and text; lower-cases ASCII letters in names; replaces NUL by U+FFFD except in text of the data
/// state and of CDATA sections, where the standard leaves it; keeps the first of two attributes with one name; joins neighbouring texts.
/// </summary>
public class Html5LibTokenizerTests
{
    // UTF-8 has no lone surrogates, so a page cannot hold them: they are U+FFFD before the tokenizer sees them.
    private const string LoneSurrogate = "the input holds a lone surrogate, which no page's bytes can";

    [Fact]
    public void Every_token_is_as_the_standard_says()
    {
        var failures = new List<string>();
        var unreachable = new List<string>();
        var count = 0;
        foreach (var file in Corpus.Files("html5lib/tokenizer", "*.test"))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            if (!document.RootElement.TryGetProperty("tests", out var tests))
                continue;
            foreach (var test in tests.EnumerateArray())
            {
                var isDoubleEscaped = test.TryGetProperty("doubleEscaped", out var escaped) && escaped.GetBoolean();
                var input = Unescape(test.GetProperty("input").GetString()!, isDoubleEscaped);
                var name = $"{Path.GetFileName(file)}: {test.GetProperty("description").GetString()}";
                if (HasLoneSurrogate(input))
                {
                    unreachable.Add($"{name}: {LoneSurrogate}");
                    continue;
                }

                var expected = string.Join('\n', Joined(Expected(test.GetProperty("output"), isDoubleEscaped)));
                foreach (var state in States(test))
                {
                    count++;
                    var lastStartTag = test.TryGetProperty("lastStartTag", out var tag) ? tag.GetString()! : "";
                    var actual = string.Join('\n', Joined(Tokens(input, state, lastStartTag)));
                    if (actual != expected)
                        failures.Add($"{name} [{state}] {input}\n  expected {expected}\n  actual   {actual}");
                }
            }
        }

        failures.ShouldBeEmpty();
        unreachable.Count.ShouldBeLessThanOrEqualTo(5, string.Join('\n', unreachable));
        count.ShouldBeGreaterThan(6_800);
    }

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
