package io.snaprelay.infra.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.cli.demo.Deployment;
import io.snaprelay.wire.Service;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the READMEs tell of events is what the templates route. */
class ReadmesTest {
  private static final Rules RULES = Rules.of(Deployment.home(Path.of("")));

  /** Whoever ends the last step, and whoever fails, says so; triggers also come from outside. */
  private static final Set<String> OF_NOBODY_IN_PARTICULAR =
      Set.of("run-completed", "step-failed", "run-requested");

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTIFIER")
  void aServiceReactsToTheEventsThatItsRuleBrings(Service service) {
    assertEquals(RULES.ours(service), Readme.of(service).eventsInFirstColumn("Reacts to"));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTIFIER")
  void aServiceReactsToTheRdsEventsThatItsRuleBrings(Service service) {
    assertEquals(RULES.rds(service), Readme.of(service).rdsEvents("Reacts to"));
  }

  @ParameterizedTest
  @EnumSource(names = "NOTIFIER")
  void theNotifierReactsToSomeEventsInParticular(Service service) {
    Set<String> told = Readme.of(service).eventsInFirstColumn("Reacts to");

    assertTrue(RULES.ours(service).containsAll(told), told.toString());
    assertTrue(told.size() > 1, told.toString());
  }

  @ParameterizedTest
  @EnumSource
  void aServiceEmitsWhatTheEventTableSays(Service service) {
    Set<String> told = Readme.of(service).eventsIn("Emits");
    told.removeAll(OF_NOBODY_IN_PARTICULAR);

    assertEquals(Readme.ofAll().emittedBy(service), told);
  }
}
