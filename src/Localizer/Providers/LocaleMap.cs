using System.Collections.Frozen;
using Localizer.Model;

namespace Localizer.Providers;

/// <summary>
/// Finds a locale among the codes that a service has, by the rules of BCP 47 and likely subtags: <c>zh-TW</c> is <c>zh-Hant</c>,
/// <c>pt-BR</c> is the <c>pt</c> of a service that also has <c>pt-PT</c>, <c>nb</c> is <c>no</c>, and <c>sr-Latn</c> is never a plain
/// <c>sr</c>, which is Cyrillic. A code comes back in the service's own spelling. All services share these rules.
/// </summary>
internal sealed class LocaleMap
{
    // The script that a language is written in when nobody says another; Latin where it is not listed.
    private static readonly FrozenDictionary<string, string> UsualScripts = ByLanguage(
        "Arab=ar ckb fa ks lrc mzn ps sd ug ur | Cyrl=ab av ba be bg ce cv kk kv ky mk mn os ru sah sr tg tt tyv uk | Beng=as bn mni | "
        + "Deva=bho brx doi hi kok mai mr ne sa | Hans=zh | Hebr=he yi | Grek=el | Thai=th | Jpan=ja | Kore=ko | Armn=hy | Geor=ka | "
        + "Ethi=am ti gez | Gujr=gu | Guru=pa | Knda=kn | Khmr=km | Laoo=lo | Mlym=ml | Mymr=my | Orya=or | Sinh=si | Taml=ta | "
        + "Telu=te | Thaa=dv | Tibt=bo dz | Cans=cr iu | Hant=yue | Olck=sat");

    // Where the script goes by the region.
    private static readonly FrozenDictionary<string, string> ScriptsByRegion =
        "zh-TW=Hant zh-HK=Hant zh-MO=Hant sr-ME=Latn pa-PK=Arab az-IR=Arab uz-AF=Arab mn-CN=Mong kk-CN=Arab ku-IQ=Arab"
        .Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    // The region that a language alone means, where services tell regions apart.
    private static readonly FrozenDictionary<string, string> UsualRegions =
        "en=US pt=BR es=ES fr=FR de=DE zh-Hans=CN zh-Hant=TW nl=NL sv=SE it=IT"
        .Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    // Which of a language's regions the others follow, after CLDR's parent locales; the usual region where it is not listed.
    private static readonly FrozenDictionary<string, string> FollowedRegions =
        "en=GB pt=PT es=419".Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    // Codes for one language: old ones, macrolanguages, and the three letters of ISO 639-3 that some services prefer.
    private static readonly FrozenDictionary<string, string> Languages = (
        "no=nb iw=he in=id ji=yi tl=fil mo=ro jw=jv afr=af amh=am ara=ar arg=an ast=ast aze=az bak=ba bel=be ben=bn bos=bs bre=br bul=bg "
        + "cat=ca ces=cs chv=cv cym=cy dan=da deu=de ell=el eng=en epo=eo est=et eus=eu fao=fo fas=fa fin=fi fra=fr gle=ga glg=gl guj=gu "
        + "hat=ht hau=ha heb=he hin=hi hrv=hr hun=hu hye=hy ind=id isl=is ita=it jpn=ja kan=kn kat=ka kaz=kk khm=km kir=ky kor=ko lao=lo "
        + "lav=lv lit=lt ltz=lb mal=ml mar=mr mkd=mk mlt=mt mon=mn msa=ms mya=my nep=ne nld=nl nno=nn nob=nb nor=nb oci=oc pan=pa pol=pl "
        + "por=pt ron=ro rus=ru sin=si slk=sk slv=sl sme=se spa=es sqi=sq srd=sc srp=sr swa=sw swe=sv tam=ta tat=tt tel=te tgk=tg tha=th "
        + "tuk=tk tur=tr uig=ug ukr=uk urd=ur uzb=uz vie=vi yid=yi zho=zh zul=zu")
        .Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    // Names of scripts that are no script subtags.
    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["zh-chs"] = "zh-Hans",
        ["zh-cht"] = "zh-Hant",
        ["zh-cmn"] = "zh-Hans",
        ["zht"] = "zh-Hant",
        ["zt"] = "zh-Hant",
        ["pb"] = "pt-BR",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _bySpelling = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<(string Language, string Script), (string Code, string? Region)> _offered;

    /// <summary>Reads a service's list.</summary>
    /// <param name="codes">The codes in the service's own spelling; those that are no language tags are found by their spelling only.</param>
    public LocaleMap(IEnumerable<string> codes)
    {
        var read = new List<(string Code, Subtags Subtags)>();
        foreach (var code in codes)
        {
            var spelling = code.Replace('_', '-');
            if (_bySpelling.TryAdd(spelling, code) && Read(spelling) is { } subtags)
                read.Add((code, subtags));
        }

        _offered = read.ToLookup(entry => (entry.Subtags.Language, entry.Subtags.Script), entry => (entry.Code, entry.Subtags.Region));
    }

    /// <summary>The service's code for a locale, or <see langword="null"/> when it does not have it.</summary>
    /// <param name="locale">The locale. Its region may give way to another of the same language and script; its script never does.</param>
    public string? Find(Locale locale)
    {
        if (_bySpelling.TryGetValue(locale.Tag, out var exact))
            return exact;
        if (Read(locale.Tag) is not { } wanted)
            return null;
        return OfRegion([.. _offered[(wanted.Language, wanted.Script)]], wanted);
    }

    /// <summary>Whether two codes name one locale, in whatever spelling: <c>zh-chs</c> is <c>zh-Hans</c>, and <c>pt</c> is not <c>pt-PT</c>.</summary>
    /// <param name="one">A code.</param>
    /// <param name="other">Another.</param>
    public static bool AreSame(string one, string other)
    {
        (one, other) = (one.Replace('_', '-'), other.Replace('_', '-'));
        return one.Equals(other, StringComparison.OrdinalIgnoreCase)
            || (Read(one) is { } read && Read(other) is { } wanted && read with { Region = RegionOf(read) } == wanted with { Region = RegionOf(wanted) });
    }

    // The region that was asked for; then, for a region that the language alone means or that nobody has, the code without one; then
    // the region that the others follow; then the usual one; then, in the list's order, whatever there is.
    private static string? OfRegion(List<(string Code, string? Region)> offered, Subtags wanted)
    {
        var usual = UsualRegionOf(wanted);
        string?[] preferred = wanted.Region is null || wanted.Region == usual
            ? [wanted.Region, null, usual]
            : [wanted.Region, FollowedRegions.GetValueOrDefault(wanted.Language), null, usual];
        foreach (var region in preferred)
        {
            if (offered.Find(entry => entry.Region == region) is { Code: { } code })
                return code;
        }

        return offered.Count > 0 ? offered[0].Code : null;
    }

    private static string? UsualRegionOf(Subtags subtags) =>
        UsualRegions.GetValueOrDefault(subtags.Language) ?? UsualRegions.GetValueOrDefault($"{subtags.Language}-{subtags.Script}");

    private static string? RegionOf(Subtags subtags) => subtags.Region ?? UsualRegionOf(subtags);

    private static Subtags? Read(string tag)
    {
        tag = Aliases.GetValueOrDefault(tag, tag);
        var cut = tag.IndexOf('-', StringComparison.Ordinal);
        var language = (cut < 0 ? tag : tag[..cut]).ToLowerInvariant();
        language = Languages.GetValueOrDefault(language, language);
        if (!Locale.TryParse(cut < 0 ? language : language + tag[cut..], out var locale))
            return null;
        var script = locale.Script
            ?? ScriptsByRegion.GetValueOrDefault($"{locale.Language}-{locale.Region}")
            ?? UsualScripts.GetValueOrDefault(locale.Language, "Latn");
        return new Subtags(locale.Language, script, locale.Region);
    }

    private static FrozenDictionary<string, string> ByLanguage(string scripts) => scripts.Split(" | ")
        .SelectMany(row => row[(row.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(' ')
            .Select(language => (Language: language, Script: row[..row.IndexOf('=', StringComparison.Ordinal)])))
        .ToFrozenDictionary(pair => pair.Language, pair => pair.Script, StringComparer.Ordinal);

    private readonly record struct Subtags(string Language, string Script, string? Region);
}
