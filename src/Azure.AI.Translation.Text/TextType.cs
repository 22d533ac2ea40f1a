using System.ComponentModel;

namespace Azure.AI.Translation.Text;

/// <summary>How the service reads the text: as plain text, or as an HTML fragment. Compared without regard to case.</summary>
/// <param name="value">The name that goes over the wire.</param>
/// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
public readonly struct TextType(string value) : IEquatable<TextType>
{
    private readonly string? _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Plain text: markup is words like any other.</summary>
    public static TextType Plain { get; } = new("Plain");

    /// <summary>A complete, well-formed HTML fragment: tags are kept, and <c>class="notranslate"</c> is honoured.</summary>
    public static TextType Html { get; } = new("Html");

    /// <summary>Whether two values name the same type of text.</summary>
    /// <param name="left">A value.</param>
    /// <param name="right">Another value.</param>
    public static bool operator ==(TextType left, TextType right) => left.Equals(right);

    /// <summary>Whether two values name different types of text.</summary>
    /// <param name="left">A value.</param>
    /// <param name="right">Another value.</param>
    public static bool operator !=(TextType left, TextType right) => !left.Equals(right);

    /// <summary>Takes a name for the type of text.</summary>
    /// <param name="value">The name that goes over the wire.</param>
    public static implicit operator TextType(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(TextType other) => string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => obj is TextType other && Equals(other);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => _value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(_value);

    /// <summary>The name that goes over the wire; null for the default value.</summary>
    public override string? ToString() => _value;
}
