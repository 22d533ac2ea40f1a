namespace Azure.AI.Translation.Text;

/// <summary>What the service does with profanities in a translation.</summary>
public enum ProfanityAction
{
    /// <summary>They are translated like any other word; the service's default.</summary>
    NoAction = 0,

    /// <summary>They are replaced by a marker, see <see cref="ProfanityMarker"/>.</summary>
    Marked = 1,

    /// <summary>They are left out.</summary>
    Deleted = 2,
}

/// <summary>How profanities are marked under <see cref="ProfanityAction.Marked"/>.</summary>
public enum ProfanityMarker
{
    /// <summary>As <c>***</c>; the service's default.</summary>
    Asterisk = 0,

    /// <summary>Wrapped in <c>&lt;profanity&gt;…&lt;/profanity&gt;</c>.</summary>
    Tag = 1,
}
