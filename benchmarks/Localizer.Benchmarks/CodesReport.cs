using System.Collections.Immutable;
using Localizer.InlineCodes;
using Localizer.InlineCodes.Dialects;
using Localizer.Model;

namespace Localizer.Benchmarks;

/// <summary>Time to read, repair and prove an answer with four codes.</summary>
internal static class CodesReport
{
    private const int Rounds = 50_000;
    private const string Text = "Nvidia said on Tuesday that it would resume sales of its H20 chip in China after new export controls had stopped them.";
    private static readonly Locale Spanish = Locale.Parse("es");

    private static readonly (string What, string Answer)[] Answers =
    [
        ("right", "Nvidia dijo el martes que reanudaría las ventas de su chip <b id=\"1\">H20</b> en China después de que nuevos <i id=\"2\">controles de exportación</i> las detuvieran."),
        ("spaces in tags", "Nvidia dijo el martes que reanudaría las ventas de su chip < b id = \"1\">H20< / b > en China después de que nuevos <i id=\"2\">controles de exportación</i> las detuvieran."),
        ("a pair doubled", "Nvidia dijo el martes que reanudaría las ventas de su chip <b id=\"1\">H20</b> en China después de que nuevos <i id=\"2\">controles</i> <i id=\"2\">de exportación</i> las detuvieran."),
        ("a space slid in", "Nvidia dijo el martes que reanudaría las ventas de su chip <b id=\"1\">H20 </b>en China después de que nuevos <i id=\"2\">controles de exportación</i> las detuvieran."),
        ("a closing tag lost", "Nvidia dijo el martes que reanudaría las ventas de su chip <b id=\"1\">H20 en China después de que nuevos <i id=\"2\">controles de exportación</i> las detuvieran."),
        ("a closing tag slid", "Nvidia dijo el martes que reanudaría las ventas de su chip <b id=\"1\">H20</b> en China después de que nuevos <i id=\"2\">controles de exportació</i>n las detuvieran."),
        ("full-width brackets", "Nvidia dijo el martes que reanudaría las ventas de su chip ＜b id=\"1\"＞H20</b> en China después de que nuevos <i id=\"2\">controles de exportación</i> las detuvieran."),
        ("a tag escaped", "Nvidia dijo el martes que reanudaría las ventas de su chip <b id=\"1\">H20&lt;/b&gt; en China después de que nuevos <i id=\"2\">controles de exportación</i> las detuvieran."),
        ("an id changed", "Nvidia dijo el martes que reanudaría las ventas de su chip <b id=\"7\">H20</b> en China después de que nuevos <i id=\"2\">controles de exportación</i> las detuvieran."),
        ("a pair lost", "Nvidia dijo el martes que reanudaría las ventas de su chip H20 en China después de que nuevos <i id=\"2\">controles de exportación</i> las detuvieran."),
    ];

    /// <summary>Prints a row an answer, and one for the proof alone.</summary>
    public static void Run()
    {
        var source = new CodedText(Text, Codes("H20", 1).AddRange(Codes("export controls", 2)));
        Console.WriteLine("| answer | repaired by | time |");
        Console.WriteLine("| --- | --- | --- |");
        foreach (var (what, answer) in Answers)
        {
            var reading = AnswerReader.Read(HtmlDialect.Default, source, answer, Spanish);
            var shown = reading.Target is null ? $"not: {reading.Failure}" : string.Join(", ", reading.Repairs);
            Print(what, shown, () => AnswerReader.Read(HtmlDialect.Default, source, answer, Spanish));
        }

        var target = AnswerReader.Read(HtmlDialect.Default, source, Answers[0].Answer, Spanish).Target!.Text;
        Print("proof alone", "", () => ProvenTarget.TryProveMachine(source, target, Spanish, out _, out _));
    }

    private static ImmutableArray<PlacedCode> Codes(string words, int id)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        return [new(start, new(id, CodeKind.Opening)), new(start + words.Length, new(id, CodeKind.Closing))];
    }

    // Processor time, which other processes do not count in, and the best of five, since what they do to the caches only ever adds.
    private static void Print(string what, string repairs, Action action)
    {
        for (var i = 0; i < Rounds; i++)
            action();
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var start = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < Rounds; i++)
                action();
            var used = Environment.CpuUsage.TotalTime - start;
            best = used < best ? used : best;
        }

        Console.WriteLine(FormattableString.Invariant($"| {what} | {repairs} | {best.TotalMicroseconds / Rounds:F2} µs |"));
    }
}
