using Localizer.Model;

namespace Localizer.Pipeline.Terminology;

/// <summary>A target of a record or a memory that lacks terms of the glossary as it is now.</summary>
/// <param name="Target">The target, with the source's code ids.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Machine">How it came about.</param>
/// <param name="Lacking">How many terms it lacks.</param>
/// <param name="HeldTo">The terms that it was held to before, as the record names them; or <see langword="null"/>.</param>
internal sealed record TargetAside(CodedText Target, SegmentOrigin Origin, MachineOrigin? Machine, int Lacking, string? HeldTo);
