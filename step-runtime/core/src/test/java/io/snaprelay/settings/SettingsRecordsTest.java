package io.snaprelay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.names.RunId;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.MemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsRecordsTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T02:00:00Z");
  private static final DatabaseRef ORDERS =
      new DatabaseRef(DatabaseKind.INSTANCE, "111111111111", "eu-west-1", "orders");

  private final SettingsRecords records = new SettingsRecords(new MemoryLedger());

  @Test
  void theFirstCaptureOfARunCounts() {
    RunId run = run(1);
    records.keep(run, captured(MONDAY, "db.r6g.large"));
    records.keep(run, captured(MONDAY.plusSeconds(60), "db.r6g.xlarge"));

    assertEquals(Optional.of("db.r6g.large"), instanceClass(records.of(run)));
    assertEquals(
        Optional.of("db.r6g.large"),
        instanceClass(records.at(ORDERS, MONDAY.plus(Duration.ofDays(1)))));
  }

  @Test
  void aSnapshotGetsTheSettingsOfItsOwnDay() {
    day(0, "db.r6g.large");
    day(1, "db.r6g.xlarge");
    day(2, "db.r6g.2xlarge");

    assertEquals(
        Optional.of("db.r6g.xlarge"),
        instanceClass(records.at(ORDERS, MONDAY.plus(Duration.ofHours(30)))));
  }

  @Test
  void aSnapshotFromBeforeAllCapturesGetsTheFirst() {
    day(1, "db.r6g.xlarge");
    day(2, "db.r6g.2xlarge");

    assertEquals(Optional.of("db.r6g.xlarge"), instanceClass(records.at(ORDERS, MONDAY)));
  }

  @Test
  void ofADatabaseThatNobodyCapturedNothingIsKnown() {
    assertEquals(Optional.empty(), records.at(ORDERS, MONDAY));
    assertEquals(Optional.empty(), records.of(run(1)));
  }

  private void day(int number, String instanceClass) {
    records.keep(run(number), captured(MONDAY.plus(Duration.ofDays(number)), instanceClass));
  }

  private static RunId run(int number) {
    return RunId.of("trigger-" + number, "nightly", "orders");
  }

  private static Optional<String> instanceClass(Optional<CapturedSettings> settings) {
    return settings.flatMap(it -> it.value(InstanceSetting.INSTANCE_CLASS));
  }

  private static CapturedSettings captured(Instant at, String instanceClass) {
    return CapturedSettings.of(
        ORDERS, "db-ORDERS", at, Map.of("instanceClass", instanceClass), Map.of("owner", "ops"));
  }
}
