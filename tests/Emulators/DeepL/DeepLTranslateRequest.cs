using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators.DeepL;

/// <summary>A call of <c>/v2/translate</c> that keeps to the contract.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="Target">The language to translate into.</param>
/// <param name="Source">The language that they are in, in upper case; null to have it detected.</param>
internal sealed record DeepLTranslateRequest(IReadOnlyList<string> Texts, DeepLLanguage Target, string? Source)
{
    private static readonly string[] Formalities = ["default", "more", "less", "prefer_more", "prefer_less"];
    private static readonly string[] ModelTypes = ["quality_optimized", "prefer_quality_optimized", "latency_optimized"];
    private static readonly string[] Splittings = ["0", "1", "nonewlines"];
    private static readonly string[] Instructed = ["DE", "EN", "ES", "FR", "IT", "JA", "KO", "ZH"];

    public string? TagHandling { get; private init; }

    public required string TagHandlingVersion { get; init; }

    public Markup Markup { get; private init; } = Markup.Plain;

    public DeepLDictionary? Glossary { get; private init; }

    public bool ShowsBilledCharacters { get; private init; }

    public bool NamesModelType { get; private init; }

    /// <summary>Reads a call; the first rule that it breaks is the error.</summary>
    public static (DeepLTranslateRequest? Request, Answer? Error) Read(
        EmulatorRequest request, DeepLOptions options, DeepLGlossaries glossaries)
    {
        if (DeepLParameters.Read(request) is not { } parameters)
            return (null, Bad("Bad request"));
        var texts = parameters.Many("text");
        if (texts.Count == 0)
            return (null, Bad("Parameter 'text' not specified"));
        if (texts.Count > options.MostTexts)
            return (null, Bad($"Too many texts: at most {options.MostTexts} are allowed."));
        if (parameters.One("target_lang") is not { } to)
            return (null, Bad("Parameter 'target_lang' not specified"));
        if (DeepLLanguages.Target(to) is not { } target)
            return (null, NotSupported("target_lang"));
        if (parameters.One("source_lang") is { } from && DeepLLanguages.Source(from) is null)
            return (null, NotSupported("source_lang"));
        if ((OptionError(parameters, target) ?? InstructionError(parameters, target)) is { } optionError)
            return (null, optionError);
        var (dictionary, glossaryError) = Dictionary(parameters, target, glossaries);
        if (glossaryError is not null)
            return (null, glossaryError);

        var tagHandling = parameters.One("tag_handling");
        return (new DeepLTranslateRequest(texts, target, parameters.One("source_lang")?.ToUpperInvariant())
        {
            TagHandling = tagHandling,
            TagHandlingVersion = parameters.One("tag_handling_version") ?? options.TagHandlingVersion,
            Markup = tagHandling switch
            {
                "html" => Markup.Html,
                "xml" => Markup.Xml(parameters.List("ignore_tags")),
                _ => Markup.Plain,
            },
            Glossary = dictionary,
            ShowsBilledCharacters = parameters.Is("show_billed_characters"),
            NamesModelType = parameters.Has("model_type"),
        }, null);
    }

    private static Answer? OptionError(DeepLParameters parameters, DeepLLanguage target)
    {
        if (!IsOneOf("tag_handling", "xml", "html"))
            return NotSupported("tag_handling");
        if (!IsOneOf("tag_handling_version", "v1", "v2"))
            return NotSupported("tag_handling_version");
        if (!IsOneOf("formality", Formalities))
            return NotSupported("formality");
        if (!IsOneOf("model_type", ModelTypes))
            return NotSupported("model_type");
        if (!IsOneOf("split_sentences", Splittings))
            return NotSupported("split_sentences");
        var insists = parameters.One("formality") is "more" or "less";
        return insists && !target.HasFormality ? Bad($"Target language '{target.Code}' doesn't support formality.") : null;

        bool IsOneOf(string name, params ReadOnlySpan<string> values) => parameters.One(name) is not { } value || values.Contains(value);
    }

    private static Answer? InstructionError(DeepLParameters parameters, DeepLLanguage target)
    {
        if (!parameters.Has("custom_instructions"))
            return null;
        var instructions = parameters.Many("custom_instructions");
        return parameters.AreForm || instructions.Count > 10 || instructions.Any(instruction => instruction.Length > 300)
            || !Instructed.Contains(target.Base, StringComparer.Ordinal)
            ? NotSupported("custom_instructions")
            : null;
    }

    private static (DeepLDictionary? Dictionary, Answer? Error) Dictionary(
        DeepLParameters parameters, DeepLLanguage target, DeepLGlossaries glossaries)
    {
        if (!parameters.Has("glossary_id") && !parameters.Has("glossary_ids"))
            return (null, null);
        if (parameters.One("source_lang") is not { } source)
            return (null, Bad("Use of a glossary requires the source_lang parameter to be specified"));
        if (parameters.Has("glossary_id") && parameters.Has("glossary_ids"))
            return (null, Bad("Parameters 'glossary_id' and 'glossary_ids' can't be used together"));
        var ids = parameters.Has("glossary_id") ? parameters.Many("glossary_id") : parameters.List("glossary_ids");
        if (ids.Count > 5)
            return (null, NotSupported("glossary_ids"));

        var dictionaries = new List<DeepLDictionary>();
        foreach (var id in ids)
        {
            if (glossaries.Find(id) is not { } glossary)
                return (null, DeepLService.Refuse(StatusCodes.Status404NotFound, "Not found", $"Glossary {id} does not exist."));
            if (glossary.Dictionary(source, target.Base) is not { } dictionary)
                return (null, Bad($"No dictionary found for language pair {source} to {target.Base} in glossary {id}."));
            dictionaries.Add(dictionary);
        }

        return (DeepLDictionary.Joined(dictionaries), null);
    }

    private static Answer Bad(string message) => DeepLService.Refuse(StatusCodes.Status400BadRequest, message);

    private static Answer NotSupported(string name) => Bad($"Value for '{name}' not supported.");
}
