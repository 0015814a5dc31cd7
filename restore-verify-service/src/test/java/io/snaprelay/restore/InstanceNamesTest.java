package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.SettingDifference;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.settings.CapturedMember;
import io.snaprelay.settings.CapturedSettings;
import io.snaprelay.settings.WantedMember;
import io.snaprelay.settings.WantedSettings;
import io.snaprelay.step.testing.Runs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Instances that a cutover could not give their names. */
class InstanceNamesTest {
  private final List<WantedMember> wanted =
      WantedSettings.of(
              Optional.of(
                  CapturedSettings.of(
                          Runs.LEDGER, "cluster-1", Runs.REQUESTED_AT, Map.of(), Map.of())
                      .with(called("ledger-prod-a", "ledger-prod-b"))),
              new Restore(Mode.CUTOVER, Approval.MANUAL, Optional.empty(), false, null, null),
              Runs.LEDGER)
          .members();

  @Test
  void inProductionsPlaceInstancesAreToBeCalledWhatThoseOfProductionWere() {
    assertEquals(List.of(), differences("ledger-prod-a", "ledger-prod-b"));
  }

  @Test
  void anInstanceThatIsStillCalledByItsDerivedNameIsTold() {
    SettingDifference told = differences("ledger-prod-a", "snaprelay-x-restore-member-2").get(0);

    assertEquals("member-2.name", told.setting());
    assertEquals(Optional.of("ledger-prod-b"), told.captured());
    assertEquals(Optional.of("snaprelay-x-restore-member-2"), told.restored());
  }

  @Test
  void anInstanceThatIsNotThereIsNotAQuestionOfNames() {
    assertEquals(List.of(), differences("ledger-prod-a"));
  }

  private List<SettingDifference> differences(String... names) {
    return InstanceNames.differences(wanted, called(names));
  }

  private static List<CapturedMember> called(String... names) {
    return Stream.of(names)
        .map(name -> CapturedMember.of(name, "db-" + name, Map.of(), Map.of()))
        .toList();
  }
}
