using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Exchange.Tbx;

/// <summary>A concept while it is read.</summary>
internal sealed class TbxDraft
{
    private readonly ImmutableArray<TbxLanguage>.Builder _languages = ImmutableArray.CreateBuilder<TbxLanguage>();
    private readonly ImmutableArray<TbxTerm>.Builder _terms = ImmutableArray.CreateBuilder<TbxTerm>();
    private readonly List<string> _notes = [];
    private string _id = "";
    private Locale? _locale;
    private string? _term;
    private TextPosition _position;

    /// <summary>Whether the current section has its term.</summary>
    public bool HasTerm => _term is not null;

    /// <summary>The part of speech of the current term.</summary>
    public string? PartOfSpeech { get; set; }

    /// <summary>The status of the current term.</summary>
    public TbxStatus Status { get; set; }

    /// <summary>The concept's subject field.</summary>
    public string? SubjectField { get; set; }

    /// <summary>The concept's first definition.</summary>
    public string? Definition { get; set; }

    /// <summary>How many descriptions the current group has.</summary>
    public int DescriptionsInGroup { get; set; }

    /// <summary>Begins a concept.</summary>
    public void BeginConcept(string id) => (_id, SubjectField, Definition) = (id, null, null);

    /// <summary>Begins a language.</summary>
    public void BeginLanguage(Locale locale) => _locale = locale;

    /// <summary>Begins a term.</summary>
    public void BeginTerm(TextPosition position, string term) => (_position, _term) = (position, term);

    /// <summary>Adds a remark on the current term.</summary>
    public void AddNote(string note) => _notes.Add(string.Join(' ', note.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Ends a term.</summary>
    public void EndTerm()
    {
        _terms.Add(new TbxTerm(_term ?? "", Status, PartOfSpeech, _notes.Count == 0 ? null : string.Join(' ', _notes), _position));
        (_term, PartOfSpeech, Status) = (null, null, TbxStatus.None);
        _notes.Clear();
    }

    /// <summary>Ends a language.</summary>
    public void EndLanguage() => _languages.Add(new TbxLanguage(_locale!, _terms.DrainToImmutable()));

    /// <summary>Ends the concept.</summary>
    public TbxConcept EndConcept() => new(_id, SubjectField, Definition, _languages.DrainToImmutable());
}
