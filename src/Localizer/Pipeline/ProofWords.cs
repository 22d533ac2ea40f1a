using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Says in words what keeps a translation from being used.</summary>
internal static class ProofWords
{
    /// <summary>What is wrong with a translation, to stand after "a translation".</summary>
    /// <param name="failure">What the proof found; <see langword="null"/> for markup that cannot be read at all.</param>
    public static string Of(ProofFailure? failure) => failure switch
    {
        ProofFailure.CodesDiffer => "whose inline codes are not those of the source",
        ProofFailure.CodesCross => "whose inline codes cross",
        ProofFailure.ForbiddenCharacter => "with a control character",
        ProofFailure.Empty => "that is empty",
        ProofFailure.EmptyPair => "with an inline code that has lost its words",
        ProofFailure.PairMisplaced => "with an inline code around the wrong words",
        ProofFailure.CodeInWord => "with an inline code inside a word",
        ProofFailure.WhiteSpaceDiffers => "whose white space at the ends is not the source's",
        ProofFailure.SpaceAtCode => "whose white space at inline codes is not right",
        _ => "with markup that it was not sent",
    };
}
