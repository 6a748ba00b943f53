using System.Globalization;
using BenchmarkDotNet.Running;
using MindfulBond.Benchmarks;

// These measure the site from outside, see the file "run"; anything else are BenchmarkDotNet's own arguments.
switch (args)
{
    case ["site", var program, var content]:
        return await SiteMeasures.RunAsync(program, content);
    case ["cache", var program, var bare]:
        return await CacheMeasures.RunAsync(program, bare);
    case ["serve", .. var settings]:
        return await CacheMeasures.ServeAsync(settings);
    case ["sends", var program, var content]:
        return await SendMeasures.SendsAsync(program, content);
    case ["views", var program, var content]:
        return await SendMeasures.ViewsAsync(program, content);
    case ["commits", var folder]:
        return SqliteCommits.Run(folder);
    case ["sizes"]:
        return await SizeMeasures.RunAsync();
    case ["check", var program]:
        return await CheckMeasures.RunAsync(program);
    case ["search", var program]:
        return await SearchMeasures.RunAsync(program);
    case ["start", var program]:
        return await StartMeasures.RunAsync(program);
    case ["empty", var program]:
        return await StartMeasures.EmptyAsync(program);
    case ["memory", var program]:
        return await MemoryMeasures.RunAsync(program, minutes: 0);
    case ["memory", var program, var minutes]:
        return await MemoryMeasures.RunAsync(program, int.Parse(minutes, CultureInfo.InvariantCulture));
    case ["desk"]:
        return await DeskMeasures.RunAsync();
    case ["keys", var program]:
        return await KeyMeasures.RunAsync(program);
}

BenchmarkSwitcher.FromAssembly(typeof(PipelineBenchmarks).Assembly).Run(args);
return 0;
