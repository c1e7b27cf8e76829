using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using RealtimeRestaurant.Benchmarks;

// In this process: the build of this solution does not fit the projects that the tool would generate.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(4).WithIterationCount(8);
BenchmarkSwitcher.FromAssembly(typeof(Scene).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
