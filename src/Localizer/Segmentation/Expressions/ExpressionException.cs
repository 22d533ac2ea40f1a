namespace Localizer.Segmentation.Expressions;

/// <summary>Why an expression cannot be used.</summary>
internal enum ExpressionFault
{
    /// <summary>It is no expression: a bracket is not closed, a range runs backwards.</summary>
    Malformed,

    /// <summary>It asks for what the engine does not do: a back reference, a limit that is passed.</summary>
    Unsupported,
}

/// <summary>An expression cannot be used.</summary>
/// <param name="fault">Why.</param>
/// <param name="message">What is wrong, for people.</param>
/// <param name="offset">Where, in UTF-16 units from the expression's beginning.</param>
internal sealed class ExpressionException(ExpressionFault fault, string message, int offset) : Exception(message)
{
    /// <summary>Why.</summary>
    public ExpressionFault Fault { get; } = fault;

    /// <summary>Where, in UTF-16 units from the expression's beginning.</summary>
    public int Offset { get; } = offset;
}
