using System.Collections.Frozen;
using System.Globalization;
using Localizer.Text;

namespace Localizer.Quality.Numbers;

/// <summary>Which numbers a text says in words: cardinals, ordinals, months, and words such as dozen, that translations write in digits.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, double[]>> Lists = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "zero=0 one=1 a=1 an=1 single=1 once=1 first=1 monday=1,2 january=1 jan=1 two=2 second=2 seconds=2 twice=2 both=2 pair=2 couple=2 double=2 doubled=2 duo=2 half=2,0.5,30,50 halves=2 tuesday=2,3 february=2 feb=2 "
            + "three=3 third=3 thirds=3 triple=3 trio=3 march=3 mar=3 wednesday=3,4 four=4 fourth=4 quarter=4,1,15,25,3 quarters=4 quarterly=4 quarterfinal=8 quarterfinals=8 semifinal=4,2 april=4 apr=4 thursday=4,5 quadruple=4 five=5 fifth=5 may=5 friday=5,6 six=6 sixth=6 june=6 jun=6 saturday=6,7 "
            + "seven=7 seventh=7 july=7 jul=7 week=7,1 weeks=7 eight=8 eighth=8 august=8 aug=8 nine=9 ninth=9 september=9 sept=9 sep=9 ten=10 tenth=10 october=10 oct=10 decade=10 decades=10 eleven=11 eleventh=11 november=11 nov=11 twelve=12 twelfth=12 december=12 dec=12 dozen=12 dozens=12,10 noon=12 midnight=12,0,24 "
            + "thirteen=13 fourteen=14 fortnight=14,2 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 teenage=10 teenager=10 teens=10 twenty=20 twenties=20 thirty=30 thirties=30 forty=40 forties=40 fifty=50 fifties=50 sixty=60 sixties=60,1960 seventy=70 seventies=70,1970 eighty=80 eighties=80,1980 ninety=90 nineties=90,1990 "
            + "thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20 century=100 centuries=100 hundreds=100 thousands=1000 biennial=2 annual=1 yearly=1 next=1 per=1 every=1 each=1 another=1 other=1 yesterday=1 today=1 alone=1 last=1 sunday=0,7,8,1 i=1 ii=2 iii=3 iv=4 v=5 vi=6 vii=7 viii=8 ix=9 x=10",
        ["vi"] = "không=0 một=1 mốt=1 nhất=1 giêng=1 đầu=1 hai=2 nhì=2 đôi=2 cặp=2 nửa=0.5,2 rưỡi=0.5 ba=3 tam=3 bốn=4 tư=4 tứ=4 năm=5 lăm=5 sáu=6 bảy=7 bẩy=7 tám=8 chín=9 mười=10 chạp=12 chục=10 tá=12 nghìn=1000 ngàn=1000 triệu=1000000 trăm=100 thập=10 kỷ=100",
        ["es"] = "cero=0 un=1 una=1 uno=1 primer=1 primera=1 primero=1 enero=1 dos=2 segunda=2 segundo=2 ambos=2 ambas=2 par=2 pareja=2 doble=2 febrero=2 medio=0.5,2 media=0.5,2,30 mitad=0.5,50,2 tres=3 tercer=3 tercera=3 tercero=3 tercio=3 tercios=3 marzo=3 triple=3 cuatro=4 cuarto=4 cuarta=4 cuartos=4 abril=4 cinco=5 quinto=5 quinta=5 mayo=5 seis=6 sexto=6 sexta=6 junio=6 "
            + "siete=7 séptimo=7 séptima=7 julio=7 ocho=8 octavo=8 octava=8 agosto=8 nueve=9 noveno=9 novena=9 septiembre=9 diez=10 décimo=10 décima=10 octubre=10 década=10 once=11 undécimo=11 noviembre=11 doce=12 docena=12 diciembre=12 mediodía=12 medianoche=12,0 trece=13 catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiuno=21 veintiún=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 veintisiete=27 veintiocho=28 veintinueve=29 "
            + "treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 ciento=100 siglo=100 doscientos=200 doscientas=200 trescientos=300 trescientas=300 quinientos=500 quinientas=500 mil=1000 miles=1000 millón=1000000",
        ["fr"] = "zéro=0 un=1 une=1 premier=1 première=1 janvier=1 deux=2 février=2 trois=3 mars=3 quatre=4 avril=4 cinq=5 mai=5 six=6 juin=6 sept=7 juillet=7 huit=8 août=8 neuf=9 septembre=9 dix=10 octobre=10 onze=11 novembre=11 douze=12 décembre=12 treize=13 quatorze=14 quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 cent=100 mille=1000 demi=0.5 moitié=0.5,50",
    }.ToFrozenDictionary(
        pair => pair.Key,
        pair => pair.Value.Split(' ').Select(word => word.Split('=')).ToFrozenDictionary(
            word => word[0],
            word => Array.ConvertAll(word[1].Split(','), value => double.Parse(value, CultureInfo.InvariantCulture)),
            StringComparer.OrdinalIgnoreCase),
        StringComparer.Ordinal);

    private static readonly string[] GermanUnits =
        ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"];

    private static readonly string[] GermanTens = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

    private static readonly string[] GermanMonths =
        ["", "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"];

    private static readonly string[] GermanOrdinals = ["", "erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "elft", "zwölft"];

    /// <summary>Whether a language's words are known.</summary>
    public static bool Knows(string language) => language is "de" or "zh" or "ja" || Lists.ContainsKey(language);

    /// <summary>The numbers that a text says in words; empty for German, which joins them: <see cref="SaysInGerman"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language.</param>
    public static List<double> Of(string text, string language)
    {
        if (language is "zh" or "ja")
            return HanNumerals.Of(text);
        var found = new List<double>();
        if (!Lists.TryGetValue(language, out var list))
            return found;
        var lookup = list.GetAlternateLookup<ReadOnlySpan<char>>();
        var sum = 0.0;
        foreach (var word in Words.Of(text))
        {
            var said = word.In(text);
            if (said.EndsWith("'s") || said.EndsWith("’s"))
                said = said[..^2];
            if (ScaleWords.After(text, word.Start, language) is { Scale: > 1 } scaled)
            {
                found.Add(scaled.Scale);
                if (sum > 0)
                    found.Add(sum *= scaled.Scale);
                continue;
            }

            if (!lookup.TryGetValue(said, out var values))
            {
                sum = said is "and" or "y" or "mươi" ? sum * (said is "mươi" ? 10 : 1) : 0;
                if (sum > 0)
                    found.Add(sum);
                continue;
            }

            foreach (var value in values)
                found.Add(value);
            sum += values[0];
            found.Add(sum);
        }

        return found;
    }

    /// <summary>Whether a German text says a number in a word, or as part of one.</summary>
    public static bool SaysInGerman(string text, double value)
    {
        if (value == 0.5)
            return text.Contains("halb", StringComparison.OrdinalIgnoreCase) || text.Contains("Hälfte", StringComparison.Ordinal);
        if (value is < 0 or > 999 || value != Math.Floor(value))
            return value is 1000 && text.Contains("tausend", StringComparison.OrdinalIgnoreCase);
        var number = (int)value;
        if (text.Contains(GermanOf(number), StringComparison.OrdinalIgnoreCase))
            return true;
        if (number is 2 && (text.Contains("beide", StringComparison.OrdinalIgnoreCase) || text.Contains("doppelt", StringComparison.OrdinalIgnoreCase)))
            return true;
        return number is > 0 and < 13
            && (text.Contains(GermanMonths[number], StringComparison.OrdinalIgnoreCase) || text.Contains(GermanOrdinals[number], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a German text says a number in words, with its scale: fünf Millionen.</summary>
    public static bool SaysScaledInGerman(string text, Quantity number)
    {
        if (number.Base is < 1 or > 999 || number.Base != Math.Floor(number.Base))
            return false;
        var word = GermanOf((int)number.Base);
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            if (Quantity.IsSame(ScaleWords.After(text, end, "de").Scale, number.Scale))
                return true;
        }

        return false;
    }

    private static string GermanOf(int number) => number switch
    {
        < 20 => GermanUnits[number],
        < 100 => number % 10 == 0 ? GermanTens[number / 10] : $"{GermanUnits[number % 10]}und{GermanTens[number / 10]}",
        _ => $"{GermanUnits[number / 100]}hundert{(number % 100 == 0 ? "" : GermanOf(number % 100))}",
    };
}
