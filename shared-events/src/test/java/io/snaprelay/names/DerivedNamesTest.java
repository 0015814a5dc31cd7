package io.snaprelay.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedNamesTest {
  private static final RunId RUN = RunId.of("trigger-1", "nightly", "orders");

  @Test
  void theSameTriggerPlanAndDatabaseMakeTheSameRunInEveryRelease() {
    assertEquals("rpqowqvj5ba7aqcg", RUN.value());
    assertEquals(RUN, RunId.of("trigger-1", "nightly", "orders"));
  }

  @Test
  void partsThatRunTogetherAreStillToldApart() {
    assertNotEquals(RunId.of("a", "bc", "d"), RunId.of("ab", "c", "d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "r",
        "x234567234567234",
        "R234567234567234",
        "r23456723456723!",
        "../../../etc/pwd"
      })
  void whatIsNoRunIdIsRefused(String text) {
    assertFalse(RunId.isValid(text));
    assertThrows(IllegalArgumentException.class, () -> new RunId(text));
  }

  @Test
  void theLongestResourceNameIsWithinTheLimitOfDbInstanceIdentifiers() {
    StepName longest = new StepName("a".repeat(32));

    assertTrue(new ResourceName(RUN, longest).value().length() <= 63);
  }

  @Test
  void aResourceNameIsReadBack() {
    ResourceName name = new ResourceName(RUN, StepName.SANITIZED_SNAPSHOT);

    assertEquals(Optional.of(name), ResourceName.parse(name.value()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders-prod",
        "rds:orders-prod-2026-11-21-02-00",
        "snaprelay-orders-snapshot",
        "snaprelay-r234567234567234-",
        "snaprelay-r234567234567234-Copy",
        "snaprelay-r234567234567234-copy--2"
      })
  void aNameThatWeDidNotDeriveIsNotOurs(String identifier) {
    assertEquals(Optional.empty(), ResourceName.parse(identifier));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Copy", "copy_2", "-copy", "copy-", "co--py", "copy/2"})
  void aStepNameThatCouldLeaveItsFolderIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> new StepName(name));
  }

  @Test
  void anEventIdDependsOnRunTypeAndSubject() {
    String id = EventId.of(RUN, "copy-completed", "arn:1");

    assertEquals(id, EventId.of(RUN, "copy-completed", "arn:1"));
    assertNotEquals(id, EventId.of(RUN, "copy-completed", "arn:2"));
    assertNotEquals(id, EventId.of(RUN, "snapshot-created", "arn:1"));
  }
}
