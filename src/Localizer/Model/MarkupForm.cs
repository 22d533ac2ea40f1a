namespace Localizer.Model;

/// <summary>How a service takes inline codes. Providers say which forms they take; the dialects of <c>InlineCodes</c> write them.</summary>
public enum MarkupForm
{
    /// <summary>HTML: short real tags that keep their ids, text escaped, <c>translate="no"</c> honoured.</summary>
    Html,

    /// <summary>XML: short elements that keep their ids, text escaped; elements whose name the request lists stay untranslated.</summary>
    Xml,

    /// <summary>Plain text with bracketed numbers, such as <c>⟦1⟧…⟦/1⟧</c>, that the service takes for names.</summary>
    Markers,

    /// <summary>Numbered tags, such as <c>&lt;1&gt;…&lt;/1&gt;</c>, in text that a chat model is told how to treat.</summary>
    NumberedTags,

    /// <summary>Plain text, without any code.</summary>
    Text,
}
