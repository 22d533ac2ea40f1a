namespace Localizer.Reports;

/// <summary>What reports say of a check.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Severity">How much its findings usually weigh: <c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="Rationale">Why a finding matters.</param>
/// <param name="Hint">What to do about it.</param>
public sealed record ReportedRule(string Id, string Severity, string Rationale, string Hint);
