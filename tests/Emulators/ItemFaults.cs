using System.Text;

namespace Localizer.Emulators;

/// <summary>What a service answers for one text.</summary>
/// <typeparam name="TSelf">The service's own type.</typeparam>
internal interface IAnsweredItem<TSelf>
    where TSelf : IAnsweredItem<TSelf>
{
    /// <summary>The text, or the first of several.</summary>
    string Text { get; }

    /// <summary>The item with other texts.</summary>
    TSelf WithText(Func<string, string> change);
}

/// <summary>Applies faults to the items of an answer.</summary>
internal static class ItemFaults
{
    /// <summary>The items as they go out.</summary>
    public static List<T> Apply<T>(IEnumerable<T> answered, Fault? fault)
        where T : IAnsweredItem<T>
    {
        List<T> items = [.. answered];
        if (items.Count == 0)
            return items;
        switch (fault)
        {
            case Fault.OmitItem omit:
                items.RemoveAt(At(omit.Index));
                break;
            case Fault.SwapItems swap:
                (items[At(swap.First)], items[At(swap.Second)]) = (items[At(swap.Second)], items[At(swap.First)]);
                break;
            case Fault.DoubleItem twice:
                items.Insert(At(twice.Index), items[At(twice.Index)]);
                break;
            case Fault.MergeItems merge when items.Count > 1:
                var index = Math.Min(merge.Index, items.Count - 2);
                var next = items[index + 1].Text;
                items[index] = items[index].WithText(text => $"{text} {next}");
                items[index + 1] = items[index + 1].WithText(_ => "");
                break;
            case Fault.EmptyItem empty:
                items[At(empty.Index)] = items[At(empty.Index)].WithText(_ => "");
                break;
            case Fault.Flood flood:
                items[0] = items[0].WithText(text => Repeated(text, flood.Characters));
                break;
            case Fault.Damage damage:
                items = [.. items.Select(item => item.WithText(damage.Change))];
                break;
        }

        return items;

        int At(int index) => Math.Min(index, items.Count - 1);
    }

    private static string Repeated(string text, int characters)
    {
        var unit = text.Length == 0 ? "x" : $"{text} ";
        var repeated = new StringBuilder(characters + unit.Length);
        while (repeated.Length < characters)
            repeated.Append(unit);
        return repeated.ToString(0, characters);
    }
}
