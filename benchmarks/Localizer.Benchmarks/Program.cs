using System.Globalization;
using BenchmarkDotNet.Running;
using Localizer.Benchmarks;

// dotnet run -c Release --project benchmarks/Localizer.Benchmarks [-- article | sizes | hostile [SHAPE] | codes | memory CORPUS [UNITS] | memory-make CORPUS FOLDER UNITS | memory-looks CORPUS [UNITS] | terms | checks FOLDER [tuning] | corpus FOLDER | engine FOLDER [articles | large | distinct | hostile | sizes] | segment [FILE.srx] | service [latency | quota | memory | faults] | rerun]
switch (args)
{
    case ["size", var megabytes]:
        SizeReport.RunOne(int.Parse(megabytes, CultureInfo.InvariantCulture));
        break;
    case ["sizes"]:
        SizeReport.Write(Console.Out);
        break;
    case ["service"]:
        await ServiceReport.WriteAsync(Console.Out, part: null);
        break;
    case ["service", var part]:
        await ServiceReport.WriteAsync(Console.Out, part);
        break;
    case ["codes"]:
        CodesReport.Run();
        break;
    case ["terms"]:
        TermsReport.Run();
        break;
    case ["checks", var folder]:
        ChecksReport.Run(folder, split: null);
        break;
    case ["checks", var folder, var split]:
        ChecksReport.Run(folder, split);
        break;
    case ["corpus", var folder]:
        CorpusReport.Run(folder);
        break;
    case ["hostile"]:
        HostileReport.Write(Console.Out);
        break;
    case ["hostile", var shape]:
        HostileReport.RunOne(shape);
        break;
    case ["engine", var folder]:
        EngineReport.Run(folder);
        break;
    case ["engine", var folder, var part]:
        EngineReport.Run(folder, part);
        break;
    case ["segment"]:
        SegmentationReport.Run(srx: null);
        break;
    case ["segment", var file]:
        SegmentationReport.Run(file);
        break;
    case ["rerun"]:
        await RerunReport.WriteAsync(Console.Out);
        break;
    case ["memory", var corpus]:
        MemoryReport.Run(corpus, units: 1_000_000);
        break;
    case ["memory", var corpus, var units]:
        MemoryReport.Run(corpus, int.Parse(units, CultureInfo.InvariantCulture));
        break;
    case ["memory-make", var corpus, var folder, var units]:
        MemoryReport.Make(corpus, folder, int.Parse(units, CultureInfo.InvariantCulture));
        break;
    case ["memory-looks", var corpus]:
        MemoryLooksReport.Run(corpus, units: 1_000_000);
        break;
    case ["memory-looks", var corpus, var units]:
        MemoryLooksReport.Run(corpus, int.Parse(units, CultureInfo.InvariantCulture));
        break;
    case ["memory-lucene", var folder]:
        MemoryReport.Lucene(folder);
        break;
    case ["memory-read", var folder]:
        MemoryReport.Read(folder);
        break;
    case ["memory-import", var folder]:
        MemoryReport.Import(folder);
        break;
    case ["memory-look", var folder]:
        MemoryReport.Look(folder);
        break;
    case ["article"]:
        BenchmarkRunner.Run<ArticleBenchmarks>();
        break;
    default:
        BenchmarkRunner.Run<ArticleBenchmarks>();
        SizeReport.Write(Console.Out);
        break;
}
