using System.Globalization;
using BenchmarkDotNet.Running;
using Localizer.Benchmarks;

// dotnet run -c Release --project benchmarks/Localizer.Benchmarks [-- article | sizes | codes | corpus FOLDER]
switch (args)
{
    case ["size", var megabytes]:
        SizeReport.RunOne(int.Parse(megabytes, CultureInfo.InvariantCulture));
        break;
    case ["sizes"]:
        SizeReport.Run();
        break;
    case ["codes"]:
        CodesReport.Run();
        break;
    case ["corpus", var folder]:
        CorpusReport.Run(folder);
        break;
    case ["article"]:
        BenchmarkRunner.Run<ArticleBenchmarks>();
        break;
    default:
        BenchmarkRunner.Run<ArticleBenchmarks>();
        SizeReport.Run();
        break;
}
