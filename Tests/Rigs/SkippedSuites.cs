using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("RealtimeRestaurant.Tests.Rigs.SkippedSuites", "RealtimeRestaurant.Tests")]

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>All tests of this class, those it inherits too, need MongoDB; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsMongoAttribute : Attribute;

/// <summary>
/// xunit as it is, but that a contract written once can be skipped for one store: its facts are inherited, and know nothing of stores.
/// </summary>
public sealed class SkippedSuites(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer(IAssemblyInfo assemblyInfo) =>
        new Discoverer(assemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Discoverer(IAssemblyInfo assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkDiscoverer(assembly, sources, messages)
    {
        protected override bool FindTestsForMethod(
            ITestMethod testMethod, bool includeSourceInformation, IMessageBus messageBus, ITestFrameworkDiscoveryOptions discoveryOptions)
        {
            var isTest = testMethod.Method.GetCustomAttributes(typeof(FactAttribute)).Any();
            if (!isTest || !testMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsMongoAttribute)).Any() || MongoRig.WhyNot is null)
                return base.FindTestsForMethod(testMethod, includeSourceInformation, messageBus, discoveryOptions);
            return ReportDiscoveredTestCase(new SkippedCase(DiagnosticMessageSink, testMethod), includeSourceInformation, messageBus);
        }
    }
}

/// <summary>A test, or a theory with all its rows, that is not run.</summary>
public sealed class SkippedCase : XunitTestCase
{
    [Obsolete("For xunit, which makes it by reflection.", error: true)]
    public SkippedCase()
    {
    }

    public SkippedCase(IMessageSink messages, ITestMethod method)
        : base(messages, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => MongoRig.WhyNot ?? "";
}
