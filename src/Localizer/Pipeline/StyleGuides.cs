using System.Text;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline;

/// <summary>
/// A team's rules of style, a file a locale: <c>style/{locale}.md</c>, of a locale without one the nearest parent's. The first line may
/// say how readers are addressed (<c>formality: formal</c> or <c>informal</c>, for which DeepL's words are taken too); all the rest is
/// for models that take instructions, in the team's own words.
/// </summary>
public sealed class StyleGuides
{
    /// <summary>The folder's name in the project's root.</summary>
    public const string FolderName = "style";

    /// <summary>The longest guide, in UTF-16 units: it goes out with each request, and is paid for each time.</summary>
    public const int MaxLength = 20_000;

    private const string Header = "formality:";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly IReadOnlyDictionary<Locale, StyleGuide> _guides;

    private StyleGuides(IReadOnlyDictionary<Locale, StyleGuide> guides, IReadOnlyList<NamedFile> files) => (_guides, Files) = (guides, files);

    /// <summary>No rules.</summary>
    public static StyleGuides None { get; } = new(new Dictionary<Locale, StyleGuide>(), []);

    /// <summary>The files that the guides were read from.</summary>
    public IReadOnlyList<NamedFile> Files { get; }

    /// <summary>Reads the guides of some locales.</summary>
    /// <param name="folder">The folder's full path; without one there are no rules.</param>
    /// <param name="locales">The locales.</param>
    /// <exception cref="BadInputException">A guide cannot be read, is too long, or its first line says what no guide may.</exception>
    public static StyleGuides Load(string folder, IEnumerable<Locale> locales)
    {
        ArgumentNullException.ThrowIfNull(locales);
        var (guides, files) = (new Dictionary<Locale, StyleGuide>(), new List<NamedFile>());
        foreach (var locale in locales)
        {
            if (NearestFile(folder, locale) is not { } file)
                continue;
            guides[locale] = Parse(InputFile.Read(file.FullPath, file.ShownAs), file.ShownAs);
            files.Add(file);
        }

        return new StyleGuides(guides, files);
    }

    /// <summary>The rules of a locale that was loaded, or <see langword="null"/>.</summary>
    public StyleGuide? For(Locale locale) => _guides.GetValueOrDefault(locale);

    /// <summary>Reads a guide.</summary>
    /// <param name="content">The file's content, UTF-8.</param>
    /// <param name="fileName">The file as messages name it.</param>
    /// <exception cref="BadInputException">It is too long, no UTF-8, or its first line says what no guide may.</exception>
    internal static StyleGuide Parse(ReadOnlySpan<byte> content, string fileName)
    {
        if (content.StartsWith("\uFEFF"u8))
            content = content[3..];
        var text = Decode(content, fileName);
        if (text.Length > MaxLength)
            throw Bad($"The style guide has {text.Length} characters.", fileName, 1, $"It goes out with each request: keep it below {MaxLength}.");
        if (!text.StartsWith(Header, StringComparison.OrdinalIgnoreCase))
            return new StyleGuide(text.Trim(), Formality.Unsaid);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var line = end < 0 ? text : text[..end];
        var value = line[Header.Length..].Trim();
        return FormalityOf(value) is { } formality
            ? new StyleGuide(end < 0 ? "" : text[end..].Trim(), formality)
            : throw Bad(
                $"'{value}' is no formality.", fileName, Header.Length + 1 + line[Header.Length..].TakeWhile(char.IsWhiteSpace).Count(),
                "Give formal or informal (or DeepL's more, less, prefer_more, prefer_less), or leave the line out.");
    }

    private static NamedFile? NearestFile(string folder, Locale locale)
    {
        for (var candidate = locale; candidate is not null; candidate = candidate.Parent)
        {
            var file = Path.Combine(folder, candidate.Tag + ".md");
            if (File.Exists(file))
                return new NamedFile(file, $"{Path.GetFileName(folder)}/{candidate.Tag}.md");
        }

        return null;
    }

    private static string Decode(ReadOnlySpan<byte> content, string fileName)
    {
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException exception)
        {
            throw new BadInputException(Problem("The style guide is no UTF-8.", fileName, 1, "Save it as UTF-8."), exception);
        }
    }

    private static Formality? FormalityOf(string value) => value.ToLowerInvariant() switch
    {
        "formal" or "more" or "prefer_more" => Formality.Formal,
        "informal" or "less" or "prefer_less" => Formality.Informal,
        "" or "default" => Formality.Unsaid,
        _ => null,
    };

    private static BadInputException Bad(string message, string fileName, int column, string hint) => new(Problem(message, fileName, column, hint));

    private static Diagnostic Problem(string message, string fileName, int column, string hint) =>
        new("style-invalid", Severity.Error, message, new Place(fileName, new TextPosition(1, column)), hint);
}
