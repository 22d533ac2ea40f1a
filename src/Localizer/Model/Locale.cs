using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Localizer.Model;

/// <summary>
/// A locale: a BCP 47 language tag (RFC 5646, section 2.1) of language, script, region and variants, in canonical case. Parsed once
/// at the edge; everything inside passes this type, never a string.
/// </summary>
public sealed class Locale : IEquatable<Locale>
{
    // ISO 639-1, and the three-letter codes that CLDR has locale data for.
    private static readonly FrozenSet<string> Languages = (
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu "
        + "fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km "
        + "kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
        + "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr "
        + "ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
        + "agq asa ast bas bem bez bgc bho blo brx byn cad ccp ceb cgg chr ckb csw dav dje doi dsb dua dyo ebu ewo fil fur gez gsw guz "
        + "haw hmn hsb jgo jmc kab kam kde kea kgp khq kkj kln kok ksb ksf ksh kxv lag lij lkt lmo lrc luo luy mai mas mer mfe mgh mgo "
        + "mni mua mzn naq nds nmg nnh nqo nus nyn pap pcm prg quc raj rof rwk sah saq sat sbp seh ses shi shn skr smn smj sms sma syr "
        + "szl teo tig tok twq tyv tzm vai vec vmw vun wae wal xnr xog yav yrl yue zgh und mul")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // What people write for a language and is a country's code.
    private static readonly FrozenDictionary<string, string> Mistaken =
        ("vn=vi jp=ja cn=zh cz=cs dk=da gr=el ua=uk us=en ir=fa by=be rs=sr eng=en vie=vi spa=es deu=de ger=de fra=fr fre=fr jpn=ja zho=zh "
        + "chi=zh")
        .Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static readonly FrozenSet<string> RightToLeftLanguages =
        "ar ckb dv fa he ks lrc mzn nqo pa-arab ps sd syr ug ur yi".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> RightToLeftScripts =
        "Adlm Arab Hebr Mand Nkoo Rohg Samr Syrc Thaa".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private Locale(string language, string? script, string? region, string tag)
    {
        Language = language;
        Script = script;
        Region = region;
        Tag = tag;
    }

    /// <summary>The whole tag in canonical case, such as <c>vi</c>, <c>pt-BR</c> or <c>zh-Hant-TW</c>.</summary>
    public string Tag { get; }

    /// <summary>The language subtag in lower case.</summary>
    public string Language { get; }

    /// <summary>The script subtag in title case, or <see langword="null"/>.</summary>
    public string? Script { get; }

    /// <summary>The region subtag in upper case, or <see langword="null"/>.</summary>
    public string? Region { get; }

    /// <summary>Whether the locale's text runs from right to left: by its script, else by its language's usual one.</summary>
    public bool IsRightToLeft => Script is null ? RightToLeftLanguages.Contains(Language) : RightToLeftScripts.Contains(Script);

    /// <summary>The tag without its last subtag (<c>pt</c> for <c>pt-BR</c>), or <see langword="null"/> for a language alone.</summary>
    public Locale? Parent => Tag.LastIndexOf('-') is var cut and > 0 && TryParse(Tag[..cut], out var parent) ? parent : null;

    /// <summary>Reads a tag; <c>_</c> is taken for <c>-</c>, and any case is.</summary>
    /// <param name="tag">The tag; null and empty are no locale.</param>
    /// <param name="locale">The locale, when the answer is true.</param>
    /// <returns>False when the tag is not well formed or its language is not known.</returns>
    public static bool TryParse(string? tag, [NotNullWhen(true)] out Locale? locale)
    {
        locale = null;
        if (string.IsNullOrEmpty(tag) || tag.Length > 64)
            return false;
        var subtags = tag.Replace('_', '-').Split('-');
        var language = subtags[0].ToLowerInvariant();
        if (!Languages.Contains(language))
            return false;

        string? script = null;
        string? region = null;
        var canonical = new List<string> { language };
        foreach (var subtag in subtags.Skip(1))
        {
            if (subtag.Length is 0 or > 8 || !subtag.All(char.IsAsciiLetterOrDigit))
                return false;
            if (script is null && region is null && canonical.Count == 1 && subtag.Length == 4 && subtag.All(char.IsAsciiLetter))
                canonical.Add(script = char.ToUpperInvariant(subtag[0]) + subtag[1..].ToLowerInvariant());
            else if (region is null && canonical.Count == (script is null ? 1 : 2) && IsRegion(subtag))
                canonical.Add(region = subtag.ToUpperInvariant());
            else if (IsVariantOrExtension(subtag, canonical))
                canonical.Add(subtag.ToLowerInvariant());
            else
                return false;
        }

        locale = new Locale(language, script, region, string.Join('-', canonical));
        return true;
    }

    /// <summary>Reads a tag that must be one.</summary>
    /// <param name="tag">The tag.</param>
    /// <exception cref="BadInputException">The tag is no locale; the message says which was probably meant.</exception>
    public static Locale Parse(string tag)
    {
        if (TryParse(tag, out var locale))
            return locale;
        var hint = Mistaken.TryGetValue(tag?.ToLowerInvariant().Split('-', '_')[0] ?? "", out var meant)
            ? $"Did you mean '{meant}'?"
            : "Give a BCP 47 tag such as vi, es, pt-BR or zh-Hant.";
        throw new BadInputException(new Diagnostic("locale-unknown", Severity.Error, $"'{tag}' is not a known locale.", Hint: hint));
    }

    /// <inheritdoc/>
    public bool Equals(Locale? other) => other is not null && Tag == other.Tag;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Locale);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Tag, StringComparison.Ordinal);

    /// <summary>The tag.</summary>
    public override string ToString() => Tag;

    private static bool IsRegion(string subtag) =>
        (subtag.Length == 2 && subtag.All(char.IsAsciiLetter)) || (subtag.Length == 3 && subtag.All(char.IsAsciiDigit));

    // RFC 5646: a variant is 5 to 8 characters, or 4 that begin with a digit; after a singleton anything of 2 to 8 goes.
    private static bool IsVariantOrExtension(string subtag, List<string> before) =>
        subtag.Length >= 5
        || (subtag.Length == 4 && char.IsAsciiDigit(subtag[0]))
        || (subtag.Length == 1 && subtag[0] is not ('i' or 'I'))
        || before.Exists(earlier => earlier.Length == 1);
}
