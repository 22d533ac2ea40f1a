using System.Text;

namespace Localizer.Model;

/// <summary>A name in a file that <see cref="PlainXmlReader"/> reads.</summary>
internal sealed class PlainXmlName
{
    /// <summary>The name of what has none.</summary>
    public static readonly PlainXmlName None = new("");

    private PlainXmlName(string qualified)
    {
        Qualified = qualified;
        Bytes = Encoding.ASCII.GetBytes(qualified);
        var colon = qualified.IndexOf(':', StringComparison.Ordinal);
        (Prefix, Local) = colon < 0 ? ("", qualified) : (qualified[..colon], qualified[(colon + 1)..]);
    }

    /// <summary>The name with its prefix, as the file has it.</summary>
    public string Qualified { get; }

    /// <summary><see cref="Qualified"/> in ASCII.</summary>
    public byte[] Bytes { get; }

    /// <summary>What stands before the colon; empty when nothing does.</summary>
    public string Prefix { get; }

    /// <summary>What stands behind the colon.</summary>
    public string Local { get; }

    /// <summary>The namespace that the prefix stands for; empty for none, and before it is looked up.</summary>
    public string Space { get; private set; } = "";

    /// <summary>Whether an attribute of the name declares a namespace.</summary>
    public bool IsDeclaration => Prefix == "xmlns" || Qualified == "xmlns";

    /// <summary>A name that is well-formed with namespaces, its parts beginning with a letter; <see langword="null"/> for any other.</summary>
    /// <param name="bytes">The name, in ASCII.</param>
    public static PlainXmlName? Of(ReadOnlySpan<byte> bytes)
    {
        var name = new PlainXmlName(Encoding.ASCII.GetString(bytes));
        var isWhole = name.Local.Length > 0 && char.IsAsciiLetter(name.Local[0]) && !name.Local.Contains(':', StringComparison.Ordinal);
        return isWhole && bytes[0] != ':' ? name : null;
    }

    /// <summary>Looks up the namespace.</summary>
    /// <param name="spaces">The namespaces by their prefixes; the default one by none.</param>
    /// <exception cref="NotPlainXmlException">The prefix is not declared.</exception>
    public void Resolve(Dictionary<string, string> spaces)
    {
        if (Space.Length > 0 || IsDeclaration)
            return;
        if (spaces.TryGetValue(Prefix, out var space))
            Space = space;
        else if (Prefix.Length > 0)
            throw new NotPlainXmlException();
    }
}
