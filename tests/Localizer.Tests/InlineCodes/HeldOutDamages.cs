using System.Globalization;

namespace Localizer.Tests.InlineCodes;

/// <summary>Whether what a damage took away can be told from the source and the damaged answer.</summary>
internal enum DamageLeaves
{
    /// <summary>A careful person could set the answer right: it is to be repaired without a further request.</summary>
    Enough,

    /// <summary>Nothing tells where the code was, or words are lost: the segment goes down a rung, unless the words themselves anchor it.</summary>
    TooLittle,
}

/// <summary>One way in which an answer's markup comes back damaged.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Leaves">Whether it can be set right.</param>
/// <param name="Apply">Makes the damaged answer of what was written and a seed; null, or the same, where the kind has nothing to damage.</param>
internal sealed record HeldOutDamage(string Name, DamageLeaves Leaves, Func<string, int, string?> Apply)
{
    /// <summary>The damaged answer, or null where there is nothing to damage.</summary>
    /// <param name="wire">The answer as it was written, its codes where they belong.</param>
    /// <param name="seed">Chooses the tag, not negative.</param>
    public string? Of(string wire, int seed) => Apply(wire, seed) is { } damaged && damaged != wire ? damaged : null;
}

/// <summary>
/// Kinds of damage that were written without sight of the repair rules and of the other kinds, from what services and chat models
/// are known to do to markup. The rules do not know this list: a rule that is made for one of its kinds makes its figure worthless.
/// </summary>
internal static class HeldOutDamages
{
    private static readonly string[] NumberWords = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<HeldOutDamage> All { get; } =
    [
        // Engines that restore the case of words do it in tags too, most at the beginning of a sentence and in headings.
        Pair("upper-cased-names", tag => Letters(tag) ? tag.Text.ToUpperInvariant() : null),
        // LibreTranslate's and others' HTML serializers leave quotes away where HTML allows it.
        Tag("unquoted-attribute", tag => Changed(tag.Text, "\"", "")),
        // French, Russian and Vietnamese output gets the quotes of its language.
        Tag("guillemets-in-attribute", tag => WirePiece.Swapped(tag.Text, "\"([^\"]*)\"", "«$1»") is var text && text != tag.Text ? text : null),
        // Chat models escape for a JSON string that is then escaped once more.
        Every("backslashed-quotes", tag => Changed(tag.Text, "\"", "\\\"")),
        // Google's v2 answers and form-posting proxies.
        Every("quote-references", tag => Changed(tag.Text, "\"", "&quot;")),
        // JSON writers of several platforms escape angle brackets; a model copies that into the text.
        Every("unicode-escapes", tag => tag.Text[0] == '<' ? "\\u003c" + tag.Inside + "\\u003e" : null),
        // Serializers that escape what they take for text, by number.
        Tag("numeric-references", tag => tag.Text[0] == '<' ? "&#60;" + tag.Inside + "&#62;" : null),
        // Old Google answers and small models turn the slash.
        Closing("backslash-for-slash", tag => Changed(tag.Text, "/", "\\")),
        // Small models write a closing tag as one that closes itself.
        Closing("slash-behind", tag => tag.With(tag.Inside[1..] + "/")),
        // Models repeat the attribute in the closing tag.
        Closing("attribute-in-closing-tag", (tag, opening) => opening.HasAttribute ? tag.With(tag.Inside + opening.Inside[opening.Inside.IndexOf(' ', StringComparison.Ordinal)..]) : null),
        // React's fragments, and models that save tokens.
        Closing("nameless-closing-tag", tag => tag.With("/")),
        // XML serializers that do not know empty elements.
        Standalone("expanded-standalone", tag => tag.Text[0] == '<' ? $"<{tag.Inside.TrimEnd('/')}></{tag.Name}>" : null),
        // Chat models that copy the form of a neighbouring standalone tag; the closing tag still stands.
        Opening("opening-closes-itself", tag => tag.With(tag.Inside + "/")),
        // Russian, Ukrainian and Bulgarian output: Cyrillic letters that look the same, or nearly.
        Pair("cyrillic-letters", tag => Letters(tag) ? tag.With(Cyrillic(tag.Inside)) : null),
        // Models tidy tags into what they think modern HTML is.
        Pair("synonymous-names", tag => Synonym(tag.Name) is { } other ? tag.With(WirePiece.Swapped(tag.Inside, "^(/?)[a-z]+", "${1}" + other)) : null),
        // Chat models write emphasis as Markdown.
        Pair("markdown-emphasis", _ => "**"),
        // Message-catalogue habits: square brackets for whatever brackets there were.
        Pair("square-brackets", tag => $"[{tag.Inside}]"),
        // Template languages (Handlebars, Jinja) double theirs.
        Pair("doubled-brackets", tag => $"{tag.Text[0]}{tag.Text}{tag.Text[^1]}"),
        // A number alone between brackets is translated as a word.
        Pair("spelled-numbers", tag => tag.Number is > 0 and < 10 ? WirePiece.Swapped(tag.Text, "[0-9]+", NumberWords[tag.Number]) is var text && text != tag.Text ? text : null : null),
        // Programmers' habit in models: counting from zero.
        Every("renumbered-from-zero", tag => tag.Number > 0 ? WirePiece.Swapped(tag.Text, "[0-9]+", (tag.Number - 1).ToString(CultureInfo.InvariantCulture)) : null),
        // DeepL and Google split a pair where they moved its words, or at a word they took for itself.
        new("split-pair", DamageLeaves.Enough, SplitPair),
        // Google's v2: the space before a word goes into its tag.
        new("space-moved-inside", DamageLeaves.Enough, (wire, seed) => AtOpening(wire, seed, (before, tag, after) => before is [.., ' '] && after is not [' ', ..] ? before[..^1] + tag + " " + after : null)),
        // Pretty-printing serializers put tags on lines of their own.
        new("line-breaks-round-tags", DamageLeaves.Enough, (wire, _) => Replaced(wire, WirePiece.AllOf(wire).FindAll(one => one.Role != WireRole.Term && StandsFree(wire, one)).Select(tag => (tag, "\n" + tag.Text + "\n")))),
        // Google and Azure put zero-width spaces where a tag was held by a placeholder.
        Tag("zero-width-spaces", tag => "\u200B" + tag.Text + "\u200B"),
        // Sanitizers and models add attributes of their own.
        Opening("added-attribute", tag => tag.Text[0] == '<' ? tag.With(tag.Inside + " class=\"text-bold\" style=\"font-weight: 700\"") : null),
        // Parsers of whole pages add what a page must have.
        new("wrapped-as-page", DamageLeaves.Enough, (wire, seed) => wire.Contains('<') ? seed % 2 == 0 ? $"<p>{wire}</p>" : $"<html><head></head><body>{wire}</body></html>" : null),
        // Chat models answer with the item that they were asked to fill.
        new("json-item", DamageLeaves.Enough, (wire, seed) => wire.Contains('"') ? null : seed % 2 == 0 ? $"{{\"text\": \"{wire}\"}}" : $"{{\"id\":1,\"text\":\"{wire}\"}}"),
        // Chat models set tags off as code.
        Pair("backticks-round-tags", tag => $"`{tag.Text}`"),
        // Chat models explain themselves.
        new("note-after-answer", DamageLeaves.Enough, (wire, seed) => wire + (seed % 2 == 0 ? "\n\nNote: The tags were kept as in the original." : "\n\n(Lưu ý: tôi đã giữ nguyên các thẻ.)")),
        // Small models say it twice.
        new("answer-twice", DamageLeaves.Enough, (wire, _) => wire + "\n" + wire),
        // Google's v2 escapes an apostrophe that it has escaped already.
        new("apostrophes-escaped-twice", DamageLeaves.Enough, (wire, _) => WirePiece.AllOf(wire).Exists(tag => tag.Text.Contains('\'')) ? null : Changed(wire, "'", "&amp;#39;")),
        // Tokenizers part letters from digits.
        Pair("name-parted-from-number", tag => WirePiece.Swapped(tag.Text, "([A-Za-z])([0-9])", "$1 $2") is var text && text != tag.Text ? text : null),
        // Tokenizers that drop characters which they do not know, or a detokenizer that eats one.
        Opening("lost-first-bracket", tag => tag.Text[1..]),
        // The same at the other end.
        Closing("lost-last-bracket", tag => tag.Text[..^1]),
        // ElementTree and other XML writers that invent a prefix.
        Pair("namespace-prefix", tag => tag.Text[0] == '<' ? WirePiece.Swapped(tag.Text, "^(</?)", "$1ns0:") : null),
        // Models that write numbers as anchors, ordinals or names.
        Opening("decorated-number", tag => tag.HasAttribute ? WirePiece.Swapped(tag.Text, "\"([0-9]+e?)\"", "\"#$1\"") : WirePiece.Swapped(tag.Text, "([0-9]+)", "tag$1")),
        // Sanitizers that allow data attributes alone.
        Tag("renamed-attribute", tag => Changed(tag.Text, " id=", " data-id=")),
        // A quote that a detokenizer took for the text's.
        Tag("half-quoted-attribute", tag => tag.HasAttribute ? tag.Text.Remove(tag.Text.LastIndexOf('"'), 1) : null),
        // Models that “close everything” before the last full stop or at the end.
        new("stray-closing-tag", DamageLeaves.Enough, (wire, seed) => Pick(WirePiece.AllOf(wire).FindAll(one => one.Role == WireRole.Closing && wire[one.End..].Any(char.IsLetter)), seed) is { } tag ? wire + tag.Text : null),
        // Sub-word engines: the tag ends where the piece ended.
        new("word-end-outside", DamageLeaves.Enough, WordEndOutside),
        // Engines that put tags back one by one lose their order where two meet.
        new("neighbours-swapped", DamageLeaves.Enough, NeighboursSwapped),
        // Attribute values of the wrapping translated, as Google's v2 does for languages that it reads them in.
        new("translated-wrapping", DamageLeaves.Enough, (wire, _) => Changed(Changed(wire, "translate=\"no\"", "dịch=\"không\"") ?? wire, "class=\"notranslate\"", "lớp=\"không dịch\"")),
        // An XML pipeline's first line.
        new("xml-declaration", DamageLeaves.Enough, (wire, _) => wire.Contains('<') ? "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + wire : null),
        // Engines without any idea of tags keep them for the end.
        new("all-tags-at-the-end", DamageLeaves.TooLittle, (wire, _) => WirePiece.AllOf(wire) is { Count: > 0 } tags ? Without(wire, tags) + string.Concat(tags.Select(tag => tag.Text)) : null),
        // A pair that is simply not there.
        new("dropped-pair", DamageLeaves.TooLittle, (wire, seed) => WirePiece.AllOf(wire) is var tags && Pick(tags.FindAll(one => one.Role == WireRole.Opening), seed) is { } tag ? Without(wire, [tag, tags[tag.Partner]]) : null),
        // A code without words of its own that is not there.
        new("dropped-standalone", DamageLeaves.TooLittle, (wire, seed) => Pick(WirePiece.AllOf(wire).FindAll(one => one.Role == WireRole.Standalone), seed) is { } tag ? Without(wire, [tag]) : null),
        // A pair closed before its words.
        new("emptied-pair", DamageLeaves.TooLittle, EmptiedPair),
        // Repetition, the commonest fault of small models: words come twice, and words are not ours to delete.
        new("phrase-twice", DamageLeaves.TooLittle, (wire, seed) => WirePiece.AllOf(wire) is var tags && Pick(tags.FindAll(one => one.Role == WireRole.Opening && one.End < tags[one.Partner].Start), seed) is { } tag ? wire.Insert(tags[tag.Partner].End, " " + wire[tag.Start..tags[tag.Partner].End]) : null),
        // The token limit, in the middle of a tag.
        new("cut-off", DamageLeaves.TooLittle, (wire, seed) => Pick(WirePiece.AllOf(wire).FindAll(one => one.Role == WireRole.Closing), seed) is { } tag ? wire[..(tag.Start + 2)] : null),
    ];

    // One tag of a code: the opening and standalone ones.
    private static HeldOutDamage Tag(string name, Func<WirePiece, string?> change) => One(name, tag => tag.Role is WireRole.Opening or WireRole.Standalone, (tag, _) => change(tag));

    private static HeldOutDamage Opening(string name, Func<WirePiece, string?> change) => One(name, tag => tag.Role == WireRole.Opening, (tag, _) => change(tag));

    private static HeldOutDamage Standalone(string name, Func<WirePiece, string?> change) => One(name, tag => tag.Role == WireRole.Standalone, (tag, _) => change(tag));

    private static HeldOutDamage Closing(string name, Func<WirePiece, string?> change) => Closing(name, (tag, _) => change(tag));

    private static HeldOutDamage Closing(string name, Func<WirePiece, WirePiece, string?> change) => One(name, tag => tag.Role == WireRole.Closing, change);

    private static HeldOutDamage One(string name, Predicate<WirePiece> isMeant, Func<WirePiece, WirePiece, string?> change) => new(name, DamageLeaves.Enough, (wire, seed) =>
    {
        var tags = WirePiece.AllOf(wire);
        return Pick(tags.FindAll(isMeant), seed) is { } tag && change(tag, tag.Partner >= 0 ? tags[tag.Partner] : tag) is { } text ? Replaced(wire, [(tag, text)]) : null;
    });

    // Both tags of a pair.
    private static HeldOutDamage Pair(string name, Func<WirePiece, string?> change) => new(name, DamageLeaves.Enough, (wire, seed) =>
    {
        var tags = WirePiece.AllOf(wire);
        return Pick(tags.FindAll(one => one.Role == WireRole.Opening), seed) is { } tag && change(tag) is { } opening
            ? Replaced(wire, [(tag, opening), (tags[tag.Partner], change(tags[tag.Partner]) ?? tags[tag.Partner].Text)])
            : null;
    });

    // All tags of codes: what a serializer does, it does everywhere.
    private static HeldOutDamage Every(string name, Func<WirePiece, string?> change) => new(name, DamageLeaves.Enough, (wire, _) =>
    {
        var edits = WirePiece.AllOf(wire).Where(tag => tag.Role != WireRole.Term).Select(tag => (tag, change(tag) ?? tag.Text)).ToList();
        return Replaced(wire, edits);
    });

    // White space stands on one side, so that a line break only takes its place.
    private static bool StandsFree(string wire, WirePiece tag) =>
        (tag.Start > 0 && wire[tag.Start - 1] == ' ') || (tag.End < wire.Length && wire[tag.End] == ' ');

    private static WirePiece? Pick(List<WirePiece> tags, int seed) => tags.Count == 0 ? null : tags[seed % tags.Count];

    private static string? Changed(string text, string from, string to) =>
        text.Contains(from, StringComparison.Ordinal) ? text.Replace(from, to, StringComparison.Ordinal) : null;

    private static string Without(string wire, IEnumerable<WirePiece> tags) => Replaced(wire, tags.Select(tag => (tag, "")));

    private static string Replaced(string wire, IEnumerable<(WirePiece Tag, string Text)> edits)
    {
        foreach (var (tag, text) in edits.OrderByDescending(edit => edit.Tag.Start))
            wire = string.Concat(wire.AsSpan(0, tag.Start), text, wire.AsSpan(tag.End));
        return wire;
    }

    private static bool Letters(WirePiece tag) => tag.Inside.Any(char.IsAsciiLetter);

    private static string Cyrillic(string inside) => inside
        .Replace('b', 'в').Replace('i', 'і').Replace('u', 'и').Replace('e', 'е').Replace('m', 'м').Replace('g', 'г').Replace('h', 'н').Replace('k', 'к').Replace('x', 'х');

    private static string? Synonym(string name) => WirePiece.Swapped(name, "[0-9]", "") switch
    {
        "b" => "strong",
        "i" => "em",
        "em" => "i",
        "u" => "ins",
        "g" or "h" or "k" or "m" => "span",
        _ => null,
    };

    private static string? AtOpening(string wire, int seed, Func<string, string, string, string?> change) =>
        Pick(WirePiece.AllOf(wire).FindAll(one => one.Role == WireRole.Opening), seed) is { } tag ? change(wire[..tag.Start], tag.Text, wire[tag.End..]) : null;

    private static string? SplitPair(string wire, int seed)
    {
        var tags = WirePiece.AllOf(wire);
        if (Pick(tags.FindAll(one => one.Role == WireRole.Opening), seed) is not { } tag)
            return null;
        var words = wire[tag.End..tags[tag.Partner].Start];
        var space = words.IndexOf(' ', StringComparison.Ordinal);
        return space <= 0 || space == words.Length - 1 || words.Contains('<') || words.Contains('⟦') || words.Contains('{')
            ? null
            : wire.Insert(tag.End + space + 1, tag.Text).Insert(tag.End + space, tags[tag.Partner].Text);
    }

    private static string? WordEndOutside(string wire, int seed)
    {
        var tag = Pick(WirePiece.AllOf(wire).FindAll(one => one.Role == WireRole.Closing && one.Start > 1 && wire[one.Start - 1] < 0x250 && char.IsLetter(wire[one.Start - 1]) && char.IsLetter(wire[one.Start - 2])), seed);
        return tag is null ? null : string.Concat(wire.AsSpan(0, tag.Start - 1), tag.Text, wire.AsSpan(tag.Start - 1, 1), wire.AsSpan(tag.End));
    }

    private static string? NeighboursSwapped(string wire, int seed)
    {
        var tags = WirePiece.AllOf(wire);
        var pairs = Enumerable.Range(0, Math.Max(0, tags.Count - 1))
            .Where(i => tags[i].End == tags[i + 1].Start && tags[i].Role == tags[i + 1].Role && (tags[i].Role is WireRole.Opening or WireRole.Closing)).ToArray();
        if (pairs.Length == 0)
            return null;
        var (first, second) = (tags[pairs[seed % pairs.Length]], tags[pairs[seed % pairs.Length] + 1]);
        return string.Concat(wire.AsSpan(0, first.Start), second.Text, first.Text, wire.AsSpan(second.End));
    }

    private static string? EmptiedPair(string wire, int seed)
    {
        var tags = WirePiece.AllOf(wire);
        return Pick(tags.FindAll(one => one.Role == WireRole.Opening), seed) is { } tag && tags[tag.Partner] is var closing
            ? string.Concat(wire.AsSpan(0, tag.End), closing.Text, wire.AsSpan(tag.End, closing.Start - tag.End), wire.AsSpan(closing.End))
            : null;
    }
}
