using Localizer.Memory;

namespace Localizer.Tests.Memory;

public sealed class MemoryExtrasTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        MemoryExtra[] extras =
        [
            new(MemoryExtraKind.Note, MemoryPart.Unit, null, ""),
            new(MemoryExtraKind.Property, MemoryPart.Unit, "x-project", "a\nb"),
            new(MemoryExtraKind.Property, MemoryPart.Unit, "", ""),
            new(MemoryExtraKind.Note, MemoryPart.Target, null, "ghi chú") { Attributes = [KeyValuePair.Create("xml:lang", "vi"), KeyValuePair.Create("o-encoding", "")] },
            new(MemoryExtraKind.Attribute, MemoryPart.Source, "usagecount", "7"),
            new(MemoryExtraKind.Attribute, MemoryPart.Unit, "changeid", ""),
            new(MemoryExtraKind.Segment, MemoryPart.Source, null, "<ph x=\"1\"/>"),
            new(MemoryExtraKind.Provenance, MemoryPart.Unit, null, "f0"),
        ];

        MemoryExtras.Read(MemoryExtras.Write([.. extras])).Select(Shown).ShouldBe(extras.Select(Shown));
        MemoryExtras.Write([]).ShouldBeNull();
        MemoryExtras.Read(null).ShouldBeEmpty();
    }

    [Fact]
    public void What_an_earlier_version_wrote_is_read() =>
        MemoryExtras.Read("a note\u001Ex-client\u001FACME\u001E").Select(Shown).ShouldBe(["Note Unit  a note", "Property Unit x-client ACME"]);

    [Theory]
    [InlineData("\u001Dzu\u001F\u001Fof a kind to come\u001E")]
    [InlineData("\u001Dnz\u001F\u001Fof a part to come\u001E")]
    [InlineData("\u001Dn\u001F\u001Fcut off\u001E")]
    [InlineData("\u001Dnu\u001E")]
    public void What_is_not_known_is_left_out_and_is_no_note(string text) => MemoryExtras.Read(text + "a note\u001E").Select(Shown).ShouldBe(["Note Unit  a note"]);

    private static string Shown(MemoryExtra extra) =>
        $"{extra.Kind} {extra.Of} {extra.Name} {extra.Value}{string.Concat(extra.Attributes.Select(attribute => $" {attribute.Key}={attribute.Value}"))}";
}
