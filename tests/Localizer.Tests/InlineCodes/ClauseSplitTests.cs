using CsCheck;
using Localizer.InlineCodes;
using Localizer.Model;

namespace Localizer.Tests.InlineCodes;

public class ClauseSplitTests
{
    private static readonly Locale English = Locale.Parse("en");

    [Theory]
    [InlineData("Nvidia sells the {1}H20{/1}, and Huawei sells the Ascend.", "Nvidia sells the {1}H20{/1},|and Huawei sells the Ascend.")]
    [InlineData("It is {1}big{/1}, {2}hungry{/2} and fast.", "It is {1}big{/1}, {2}hungry{/2} and fast.")]
    [InlineData("Write to us: {1}Chip Ledger, 12 Keong Saik Road", "Write to us:|{1}Chip Ledger, 12 Keong Saik Road")]
    [InlineData("It costs {1}about 4{/1}.5 billion dollars in the spring", "It costs {1}about 4{/1}.5 billion dollars in the spring")]
    [InlineData("All of {1}this sentence, {2}with a pair{/2} in it, is bold{/1} but the end", "All of {1}this sentence, {2}with a pair{/2} in it, is bold{/1} but the end")]
    public void Segments_are_cut_between_clauses(string source, string parts) =>
        string.Join('|', ClauseSplit.Split(CodedTexts.Of(source)).Select(part => part.Source.ToMarkup()))
            .ShouldBe(string.Join('|', parts.Split('|').Select(part => CodedTexts.Of(part).ToMarkup())));

    [Fact]
    public void Parts_joined_are_the_source() => CodedTexts.Any.Sample(source =>
    {
        var parts = ClauseSplit.Split(source);
        var joined = ClauseSplit.Join(parts, [.. parts.Select(part => part.Source)], English);
        if (parts.Skip(1).All(part => part.Lead.Length > 0))
            joined.ShouldBe(source);
        joined.Codes.Select(placed => placed.Code).ShouldBe(source.Codes.Select(placed => placed.Code));
    }, iter: 20_000);

    [Theory]
    [InlineData(" ", "zh", "")]
    [InlineData(" ", "ja", "")]
    [InlineData(" ", "th", " ")]
    [InlineData("", "en", " ")]
    [InlineData("\n", "zh", "\n")]
    public void Sentences_are_spaced_as_the_language_does(string source, string locale, string expected) =>
        SentenceSpace.Between(source, Locale.Parse(locale)).ShouldBe(expected);
}
