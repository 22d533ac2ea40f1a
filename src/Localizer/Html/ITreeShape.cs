using Localizer.Model;

namespace Localizer.Html;

/// <summary>
/// What tree construction tells those who need the tree itself. Nodes have numbers, given by the shape, from 0; the document is -1.
/// </summary>
internal interface ITreeShape
{
    /// <summary>Adds an element.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="ns">Its namespace.</param>
    /// <param name="startTag">The bytes of its start tag; empty, where it begins, for an element that the standard implies.</param>
    /// <param name="place">Where.</param>
    /// <returns>Its number.</returns>
    int Add(HtmlTag tag, ElementNamespace ns, ByteRange startTag, TreePlace place);

    /// <summary>Adds another element with the same start tag.</summary>
    /// <returns>Its number.</returns>
    int Repeat(int node, TreePlace place);

    /// <summary>Adds text.</summary>
    void AddText(ByteRange text, in HtmlTokenizer token, TreePlace place);

    /// <summary>Adds the white space of a text whose other characters are dropped.</summary>
    void AddSpaceOf(ByteRange text, in HtmlTokenizer token, TreePlace place);

    /// <summary>Adds a comment.</summary>
    void AddComment(ByteRange data, in HtmlTokenizer token, TreePlace place);

    /// <summary>Adds the document type.</summary>
    void AddDoctype(in HtmlTokenizer token);

    /// <summary>Gives an element those attributes of the start tag at hand that it lacks.</summary>
    void AddMissingAttributes(int node, in HtmlTokenizer token);

    /// <summary>Moves a node, with all that is below it.</summary>
    void Move(int node, TreePlace place);

    /// <summary>Makes the children of a node the last ones of another.</summary>
    void MoveChildren(int from, int to);

    /// <summary>Takes a node from the tree.</summary>
    void Remove(int node);

    /// <summary>The parent of a node; -1 for the document, -2 for none.</summary>
    int ParentOf(int node);
}
