using System.Runtime.InteropServices;
using Localizer.Model;
using static Localizer.Html.HtmlTag;

namespace Localizer.Html;

internal ref partial struct TreeBuilder
{
    // Pages that leave more formatting elements open than this are broken beyond what reopening them could mend, and each paragraph
    // would reopen them all. The oldest ones are forgotten first.
    private const int MostFormattingElements = 256;

    /// <summary>An entry of the list of active formatting elements (HTML standard, 13.2.4.3); a marker has no tag.</summary>
    /// <param name="Tag">The element's name.</param>
    /// <param name="Entry">Its entry on the stack, or -1 when it is not open.</param>
    /// <param name="Facts">What the sink made of its start tag.</param>
    /// <param name="Node">Its node, when a tree is built.</param>
    /// <param name="Source">The bytes of its start tag.</param>
    private readonly record struct FormattingElement(HtmlTag Tag, int Entry, int Facts, int Node, ByteRange Source)
    {
        public bool IsMarker => Tag == None;

        public bool IsClosed => Tag != None && Entry < 0;
    }

    private readonly void AddMarker() => _formatting.Add(new FormattingElement(None, -1, 0, -1, default));

    private readonly void ClearFormattingToMarker()
    {
        while (_formatting.Count > 0)
        {
            var wasMarker = _formatting[^1].IsMarker;
            _formatting.RemoveAt(_formatting.Count - 1);
            if (wasMarker)
                return;
        }
    }

    private bool StartFormatting()
    {
        if (_tag == A && FindFormatting(A) is var open and >= 0)
        {
            var element = _formatting[open];
            RunAdoptionAgency();
            ForgetFormatting(element);
        }

        ReconstructFormatting();
        if (_tag == Nobr && _open.IsInScope(Nobr))
        {
            RunAdoptionAgency();
            ReconstructFormatting();
        }

        IsIgnored = false;
        var entry = Open(_tag);
        AddFormatting(new FormattingElement(_tag, entry, _facts, _open[entry].Node, _tokenizer.Range));
        return false;
    }

    /// <summary>Takes what the adoption agency left of an <c>a</c> from the list and the stack.</summary>
    private readonly void ForgetFormatting(FormattingElement element)
    {
        var index = _formatting.Count - 1;
        while (index >= 0 && !(_formatting[index].Tag == element.Tag && _formatting[index].Source == element.Source))
            index--;
        if (index < 0)
            return;
        if (_formatting[index].Entry is var entry and >= 0)
            _open.Remove(entry);
        _formatting.RemoveAt(index);
    }

    /// <summary>Adds to the list; of four alike since the last marker the first goes (the "Noah's Ark clause").</summary>
    private readonly void AddFormatting(in FormattingElement element)
    {
        var alike = 0;
        var listed = CollectionsMarshal.AsSpan(_formatting);
        for (var i = listed.Length - 1; i >= 0 && !listed[i].IsMarker; i--)
        {
            ref readonly var other = ref listed[i];
            if (other.Tag != element.Tag
                || !other.Source.Of(_tokenizer.Markup).SequenceEqual(element.Source.Of(_tokenizer.Markup)))
            {
                continue;
            }

            if (++alike == 3)
            {
                _formatting.RemoveAt(i);
                break;
            }
        }

        if (_formatting.Count >= MostFormattingElements)
            _formatting.RemoveAt(0);
        _formatting.Add(element);
    }

    /// <summary>"Reconstruct the active formatting elements": opens again what a block's end has closed.</summary>
    /// <remarks>Asked at each text and each phrasing element, and nearly always for nothing.</remarks>
    private void ReconstructFormatting()
    {
        if (_formatting.Count > 0 && CollectionsMarshal.AsSpan(_formatting)[^1].IsClosed)
            Reopen();
    }

    private void Reopen()
    {
        var first = _formatting.Count;
        while (first > 0 && _formatting[first - 1].IsClosed)
            first--;
        for (var i = first; i < _formatting.Count; i++)
        {
            var element = _formatting[i];
            var entry = OpenWith(element.Tag, ElementNamespace.Html, element.Facts, element.Source, element.Node);
            _formatting[i] = element with { Entry = entry, Node = _open[entry].Node };
        }
    }

    /// <summary>Notes that an element of the list is no longer open.</summary>
    private readonly void NoteClosed(int entry)
    {
        var index = FindListed(entry);
        if (index >= 0)
            _formatting[index] = _formatting[index] with { Entry = -1 };
    }

    // The list's place of an entry of the stack, or -1. Asked at each end of a formatting element: no lambda, which would be allocated.
    private readonly int FindListed(int entry)
    {
        var listed = CollectionsMarshal.AsSpan(_formatting);
        var index = listed.Length - 1;
        while (index >= 0 && listed[index].Entry != entry)
            index--;
        return index;
    }

    private readonly int FindFormatting(HtmlTag tag)
    {
        var listed = CollectionsMarshal.AsSpan(_formatting);
        for (var i = listed.Length - 1; i >= 0 && !listed[i].IsMarker; i--)
        {
            if (listed[i].Tag == tag)
                return i;
        }

        return -1;
    }

    /// <summary>
    /// The adoption agency algorithm (13.2.6.4.7), as far as it concerns the stack: the formatting element moves below the blocks
    /// that it wrongly encloses, one a round, at most eight times, and is closed when none is left.
    /// </summary>
    private bool RunAdoptionAgency()
    {
        var top = _open.Top;
        if (_open.CurrentHtmlTag == _tag && FindListed(top) < 0)
        {
            Pop();
            return false;
        }

        for (var round = 0; round < 8; round++)
        {
            var index = FindFormatting(_tag);
            if (index < 0)
                return round == 0 ? EndAny() : false;
            var formatting = _formatting[index];
            if (formatting.Entry < 0)
            {
                _formatting.RemoveAt(index);
                return round == 0 ? Ignore() : false;
            }

            if (!_open.IsInScope(formatting.Entry))
                return round == 0 ? Ignore() : false;
            var block = FindFurthestBlock(formatting.Entry);
            if (block < 0)
            {
                PopThrough(formatting.Entry);
                _formatting.RemoveAt(index);
                return false;
            }

            MoveBelow(index, block);
        }

        return false;
    }

    private readonly int FindFurthestBlock(int formatting)
    {
        var entry = _open[formatting].Child;
        while (entry >= 0 && !ParsingRules.Has(_open[entry].Tag, _open[entry].Namespace, ParsingTraits.Special))
            entry = _open[entry].Child;
        return entry;
    }

    /// <summary>One round of the algorithm, from its step 4.9 on.</summary>
    private readonly void MoveBelow(int index, int block)
    {
        var formatting = _formatting[index];
        var bookmark = index;
        var ancestor = _open[formatting.Entry].Parent;
        var (entry, distance, last) = (_open[block].Parent, 0, block);
        while (entry != formatting.Entry)
        {
            distance++;
            var parent = _open[entry].Parent;
            var listed = FindListed(entry);
            if (listed >= 0 && distance > 3)
            {
                _formatting.RemoveAt(listed);
                if (listed < bookmark)
                    bookmark--;
                listed = -1;
            }

            if (listed < 0)
            {
                _open.Remove(entry);
            }
            else
            {
                if (last == block)
                    bookmark = listed + 1;
                _formatting[listed] = _formatting[listed] with { Node = Repeat(entry) };
                _shape?.Move(_open[last].Node, new TreePlace(_open[entry].Node));
                last = entry;
            }

            entry = parent;
        }

        _shape?.Move(_open[last].Node, PlaceIn(ancestor));
        var old = FindListed(formatting.Entry);
        _formatting.RemoveAt(old);
        if (old < bookmark)
            bookmark--;
        _open.Remove(formatting.Entry);
        var moved = _open.InsertFormatting(block, formatting.Tag);
        _open[moved].Facts = formatting.Facts;
        _open[moved].Node = AddInside(block, formatting);
        _formatting.Insert(System.Math.Min(bookmark, _formatting.Count), formatting with { Entry = moved, Node = _open[moved].Node });
        var context = _open[block].Context;
        RecomputeContexts(_open[ancestor].Child);
        _sink.Moved(_open[block].Start, context, _open[block].Context, _open[moved].Context);
    }

    /// <summary>Puts another element with the same start tag into an entry.</summary>
    private readonly int Repeat(int entry)
    {
        ref var element = ref _open[entry];
        return element.Node = _shape?.Repeat(element.Node, PlaceNowhere) ?? -1;
    }

    /// <summary>Puts a repetition of a formatting element between a block and its children.</summary>
    private readonly int AddInside(int block, FormattingElement formatting)
    {
        if (_shape is null)
            return -1;
        var parent = _open[block].Node;
        var node = _shape.Repeat(formatting.Node, PlaceNowhere);
        _shape.MoveChildren(parent, node);
        _shape.Move(node, new TreePlace(parent));
        return node;
    }

    /// <summary>Derives the contexts again from an element down, since an element above it is gone.</summary>
    private readonly void RecomputeContexts(int from)
    {
        for (var entry = from; entry >= 0; entry = _open[entry].Child)
        {
            ref var element = ref _open[entry];
            var parent = element.Parent >= 0 ? _open[element.Parent].Context : 0;
            element.Context = _sink.ContextOf(element.Tag, element.Namespace, element.Facts, parent);
        }
    }
}
