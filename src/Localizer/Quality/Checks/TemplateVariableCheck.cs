using Localizer.Model;

namespace Localizer.Quality.Checks;

/// <summary>Whether the variables of templates, such as <c>{{name}}</c>, <c>%1$s</c> and <c>${total}</c>, are the source's.</summary>
internal sealed class TemplateVariableCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "template-variable", Severity.Error, CheckScope.Segment, "A variable that is lost or spelled otherwise is not filled in.", "Keep each variable of the source, as it is.")
    {
        Bad = [new("vi", "Hello {{name}}, you have %d mails.", "Xin chào {{tên}}, bạn có %d thư."), new("es", "Total: ${total}", "Total: {total}")],
        Good = [new("vi", "Hello {{name}}, you have %1$s mails.", "{{name}} có %1$s thư, xin chào."), new("de", "Up 5% since May", "Seit Mai 5% mehr")],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        var (source, target) = (Variables.Of(pair.Source), Variables.Of(pair.Target));
        if (WebAddresses.FirstMissing(source, target, variable => variable) is { } lost)
            return new Fault($"“{lost}” does not stand in the translation.");
        return WebAddresses.FirstMissing(target, source, variable => variable) is { } added ? new Fault($"“{added}” does not stand in the source.") : null;
    }
}
