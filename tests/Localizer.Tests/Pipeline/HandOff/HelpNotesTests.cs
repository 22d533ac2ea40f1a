using Localizer.Exchange.Xliff;
using Localizer.Pipeline.HandOff;

namespace Localizer.Tests.Pipeline.HandOff;

public sealed class HelpNotesTests
{
    [Fact]
    public void Ours_are_known_by_their_category()
    {
        HelpNotes.Has(HelpNotes.OfTerm("chip: con chip")).ShouldBeTrue();
        HelpNotes.Has(HelpNotes.OfReview("s3", "missing")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("s3: meaning: too formal", "review", "target")]
    [InlineData("chip: not the food", "glossary", "source")]
    [InlineData("Lan asks", "its-alert", "source")]
    [InlineData("Lan asks", "Localizer: a question", null)]
    [InlineData("no category", null, null)]
    public void A_person_s_are_never_taken_for_ours(string text, string? category, string? appliesTo) =>
        HelpNotes.Has(new XliffNote(text, Category: category, AppliesTo: appliesTo)).ShouldBeFalse();
}
