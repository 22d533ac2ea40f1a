using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Localizer.Emulators;
using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Tests.Glossaries;

namespace Localizer.Tests.Pipeline.Terminology;

/// <summary>
/// A service that translates well but for terms: each one that is a word like others to it, it damages with a probability, in one of
/// twenty-one ways; one that is protected, more rarely. What it does depends on its seed and the text alone, not on when it is asked.
/// </summary>
internal sealed partial class MisbehavingService(Termbase terms, int seed, double damages, double damagesProtected) : ITranslationService
{
    private static readonly IReadOnlyList<TermDamage> Damages = [.. TermDamages.All, new("doubles it", (_, form) => $"{form} {form}")];

    private int _requests;

    public string Name => "misbehaving";

    public string Endpoint => "http://127.0.0.1";

    public string Fingerprint => "";

    public ServiceCapabilities Capabilities { get; init; } = new()
    {
        Forms = [MarkupForm.Html, MarkupForm.Text],
        BillingUnit = BillingUnit.Utf16Units,
        MaxItems = 10,
        MaxItemCharacters = 5_000,
        MaxRequestCharacters = 5_000,
        AttemptTimeout = TimeSpan.FromSeconds(20),
    };

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The texts that it was asked for.</summary>
    public ConcurrentQueue<string> Texts { get; } = new();

    /// <summary>Its answers without their tags.</summary>
    public ConcurrentDictionary<string, byte> Answers { get; } = new();

    /// <summary>How often it damaged a term that was a word like others, and one that was protected.</summary>
    public ConcurrentDictionary<string, int> Damaged { get; } = new();

    public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => Task.FromResult(new ServiceLocales([], ["en", "es", "vi"]));

    public Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        foreach (var item in request.Items)
            Texts.Enqueue(item.Text);
        var usage = new ServiceUsage(request.Items.Sum(item => item.Text.Length) * request.To.Length);
        return Task.FromResult(new ServiceAnswer([.. request.To.Select(to => request.Items.Select(item => (ServiceText?)new ServiceText(Answer(request.Form, item.Text, to))).ToImmutableArray())], usage));
    }

    /// <summary>What it would say if it did nothing to terms.</summary>
    public string Ideal(string text, Locale to) => Words(text, to, (form, _) => form);

    /// <summary>What it would say if it did one kind of damage to a term, and nothing to others; <see langword="null"/> when it cannot.</summary>
    public string? IdealBut(string text, Locale to, Term damagedTerm, TermDamage damage)
    {
        var isDone = true;
        var answer = Words(text, to, (form, term) =>
        {
            if (!ReferenceEquals(term, damagedTerm))
                return form;
            var damaged = damage.Apply(term, form);
            isDone &= damaged is not null && damaged != form;
            return damaged ?? form;
        });
        return isDone ? answer : null;
    }

    private string Answer(MarkupForm form, string text, Locale to)
    {
        var answer = form != MarkupForm.Text ? Translated(text, to) : Words(text, to, Damaging(new Chance(seed, text, to, damages), text));
        Answers.TryAdd(form != MarkupForm.Text ? WebUtility.HtmlDecode(AnyTag().Replace(answer, "")) : answer, 0);
        return answer;
    }

    private Func<string, Term, string> Damaging(Chance chance, string text) => (form, term) => Perhaps(form, term, chance, "plain", isAll: text.Trim().Length <= term.Source.Length + 2);

    private string Translated(string text, Locale to)
    {
        var (plain, guarded) = (new Chance(seed, text, to, damages), new Chance(seed + 1, text, to, damagesProtected));
        var answer = new StringBuilder();
        foreach (var piece in Piece().EnumerateMatches(text))
        {
            var part = text.Substring(piece.Index, piece.Length);
            if (KeptWords().Match(part) is { Success: true } kept)
                answer.Append(part.Replace(kept.Value, WebUtility.HtmlEncode(Perhaps(WebUtility.HtmlDecode(kept.Value), null, guarded, "protected", isAll: true)), StringComparison.Ordinal));
            else if (StandsAlone().IsMatch(part) && guarded.Strikes())
                answer.Append(guarded.Next(2) == 0 ? "" : part + part);
            else if (part[0] is '<' or '⟦')
                answer.Append(part);
            else
                answer.Append(Escaped(Words(WebUtility.HtmlDecode(part), to, Damaging(plain, text))));
        }

        return answer.ToString();
    }

    private string Words(string text, Locale to, Func<string, Term, string> give)
    {
        var (answer, position) = (new StringBuilder(), 0);
        foreach (var found in terms.Find(text))
        {
            var spelled = text.Substring(found.Start, found.Length);
            if ((found.Term.DoNotTranslate ? spelled : found.Term.FormIn(to)) is not { } form)
                continue;
            if (char.IsUpper(spelled[0]) && found.Start == 0 && !found.Term.DoNotTranslate)
                form = char.ToUpperInvariant(form[0]) + form[1..];
            answer.Append(SmallModel.Enciphered(text[position..found.Start])).Append(give(form, found.Term));
            position = found.Start + found.Length;
            while (position < text.Length && text[position] is 'e' or 's' && !found.Term.DoNotTranslate)
                position++;
        }

        return answer.Append(SmallModel.Enciphered(text[position..])).ToString();
    }

    private string Perhaps(string form, Term? term, Chance chance, string kind, bool isAll)
    {
        if (!chance.Strikes())
            return form;
        term ??= new Term(form) { DoNotTranslate = true };
        var possible = Damages.Select(damage => damage.Apply(term, form)).Where(damaged => damaged is not null && damaged != form && !(isAll && damaged.Length == 0)).ToList();
        Damaged.AddOrUpdate(kind, 1, (_, count) => count + 1);
        return possible[chance.Next(possible.Count)]!;
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex("<span[^>]*>[^<]*</span>|<t>[^<]*</t>|<[^>]*>|⟦[^⟧]*⟧|[^<⟦]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Piece();

    [GeneratedRegex("(?<=^<(?:span[^>]*|t)>)[^<]+(?=</(?:span|t)>$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeptWords();

    [GeneratedRegex("^(?:<img|<x|<[0-9]+/>|⟦[0-9]+⟧)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StandsAlone();

    [GeneratedRegex("<[^>]*>|⟦[^⟧]*⟧", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AnyTag();

    private sealed class Chance(int seed, string text, Locale to, double probability)
    {
        private readonly Random _random = new((int)XxHash32.HashToUInt32(Encoding.UTF8.GetBytes($"{seed} {to} {text}")));

        public bool Strikes() => _random.NextDouble() < probability;

        public int Next(int count) => _random.Next(count);
    }
}
