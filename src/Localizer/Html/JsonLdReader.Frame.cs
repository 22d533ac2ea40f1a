using Localizer.Model;

namespace Localizer.Html;

internal ref partial struct JsonLdReader
{
    /// <summary>An object or an array that is open; an array's strings belong to the object and property around it.</summary>
    private sealed class Frame(bool isObject, Frame? owner, int start, int firstText)
    {
        public bool IsObject { get; } = isObject;

        /// <summary>The byte after its opening brace or bracket.</summary>
        public int Start { get; } = start;

        /// <summary>How many texts had been found when it began.</summary>
        public int FirstText { get; } = firstText;

        /// <summary>Whether it says what names mean, and holds no text.</summary>
        public bool IsContext { get; } = owner is not null && (owner.IsContext || owner.Property == "@context");

        /// <summary>The language of what it holds, by its context.</summary>
        public string? ContextLanguage { get; set; }

        /// <summary>The names of a language map; <see langword="null"/> where one of the names is no language's.</summary>
        public List<(string Name, ByteRange Site)>? LanguageKeys { get; set; } = [];

        /// <summary>Whether it is a work of its own, which the page's translation does not translate: a video, the source of a translation.</summary>
        public bool IsAnotherWork { get; } = owner is not null && (owner.IsAnotherWork || SchemaTexts.IsAnotherWork(owner.Property));

        /// <summary>Whether it says which work it translates.</summary>
        public bool SaysItsSource { get; set; }

        /// <summary>The strings that say its language.</summary>
        public List<(string Property, ByteRange Value)> Languages { get; } = [];

        public Frame Owner => IsObject || owner is null ? this : owner;

        public bool HasMembers { get; set; }

        public string Property { get; set; } = "";

        public List<string> Types { get; } = [];

        /// <summary>What <c>@language</c> or <c>inLanguage</c> says.</summary>
        public string? Language { get; set; }

        /// <summary>The string of a value object, which has a language or a type of its own: <c>{"@value": "Text", "@language": "en"}</c>.</summary>
        public ByteRange? Value { get; set; }

        public List<JsonLdText> Waiting { get; } = [];
    }
}
