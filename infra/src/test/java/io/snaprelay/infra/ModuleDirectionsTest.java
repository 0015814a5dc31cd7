package io.snaprelay.infra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Services depend on step-runtime, step-runtime on shared-events, and on nothing else of ours;
 * local-aws on none of them. ArchUnit fails a rule that finds no class, so a moved package cannot
 * silence one.
 */
@AnalyzeClasses(packages = "io.snaprelay", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDirectionsTest {
  private static final String[] CONTRACT = {
    "io.snaprelay.events..",
    "io.snaprelay.names..",
    "io.snaprelay.plan..",
    "io.snaprelay.planfile..",
    "io.snaprelay.refs..",
    "io.snaprelay.rules..",
    "io.snaprelay.wire.."
  };
  private static final String[] RUNTIME = {
    "io.snaprelay.step..",
    "io.snaprelay.ledger..",
    "io.snaprelay.chain..",
    "io.snaprelay.seal..",
    "io.snaprelay.coverage..",
    "io.snaprelay.retention..",
    "io.snaprelay.rds..",
    "io.snaprelay.database..",
    "io.snaprelay.aws..",
    "io.snaprelay.runtime..",
    "io.snaprelay.container..",
    "io.snaprelay.lambda.."
  };
  private static final String[] SERVICES = {
    "io.snaprelay.snapshot..",
    "io.snaprelay.copy..",
    "io.snaprelay.restore..",
    "io.snaprelay.sanitize..",
    "io.snaprelay.notify..",
    "io.snaprelay.evidence.."
  };

  @ArchTest
  static final ArchRule theContractKnowsNeitherAwsNorQuarkusNorAnyOfOurModules =
      noClasses()
          .that()
          .resideInAnyPackage(CONTRACT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "io.quarkus..", "jakarta..")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(RUNTIME)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(SERVICES);

  @ArchTest
  static final ArchRule eventsNamesAndRefsArePlainJava =
      classes()
          .that()
          .resideInAnyPackage(
              "io.snaprelay.events..", "io.snaprelay.names..", "io.snaprelay.refs..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "io.snaprelay.events..",
              "io.snaprelay.names..",
              "io.snaprelay.refs..",
              "io.snaprelay.plan..");

  @ArchTest
  static final ArchRule theRuntimeKnowsNoService =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SERVICES);

  @ArchTest
  static final ArchRule servicesMeetInEventsOnly =
      slices()
          .matching("io.snaprelay.(snapshot|copy|restore|sanitize|notify)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule localAwsKnowsAwsAndNotUs =
      noClasses()
          .that()
          .resideInAPackage("io.snaprelay.localaws..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CONTRACT)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(RUNTIME)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(SERVICES);

  @ArchTest
  static final ArchRule nobodyKnowsLocalAws =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.snaprelay.localaws..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.snaprelay.localaws..");
}
