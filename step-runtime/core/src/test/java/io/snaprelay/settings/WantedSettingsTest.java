package io.snaprelay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.SettingDifference;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Approval;
import io.snaprelay.plan.Restore.Mapping;
import io.snaprelay.plan.Restore.Mode;
import io.snaprelay.plan.Restore.Wanted;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WantedSettingsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final DatabaseRef SOURCE = orders("eu-west-1");
  private static final DatabaseRef BESIDE = orders("eu-west-1");
  private static final DatabaseRef FAR = orders("eu-central-1");
  private static final CapturedSettings CAPTURED =
      captured(
          Map.of(
              "instanceClass", "db.r6g.large",
              "parameterGroup", "orders-pg17",
              "securityGroups", "sg-1,sg-2",
              "backupDays", "7",
              "deletionProtection", "true",
              "engineVersion", "17.11"));

  @Test
  void besideItsSourceItIsWhatItsSourceIs() {
    WantedSettings wanted = resolve(Wanted.AS_IT_WAS, Mapping.NONE, BESIDE);

    assertEquals(Optional.of("db.r6g.large"), wanted.value(InstanceSetting.INSTANCE_CLASS));
    assertEquals(
        Map.of("instanceClass", "db.r6g.large", "parameterGroup", "orders-pg17"),
        wanted.going(Way.RESTORE));
    assertEquals(List.of(), wanted.problems());
    assertEquals(Map.of(), wanted.reasons());
  }

  @Test
  void whatTheSnapshotDecidesIsNotAskedFor() {
    assertEquals(
        Optional.empty(),
        resolve(Wanted.AS_IT_WAS, Mapping.NONE, BESIDE).value(InstanceSetting.ENGINE_VERSION));
  }

  @Test
  void thePlanGoesBeforeTheMappingAndTheMappingBeforeTheSource() {
    Mapping names =
        mapping(Map.of("sg-1", "sg-9", "sg-2", "sg-8"), Map.of("orders-pg17", "dr-pg17"));
    Wanted own =
        new Wanted(
            Optional.empty(),
            Optional.empty(),
            Optional.of("db.t4g.medium"),
            Optional.empty(),
            List.of(),
            Optional.of("mine"),
            Optional.empty(),
            Optional.empty());

    WantedSettings wanted = resolve(own, names, FAR);

    assertEquals(Optional.of("mine"), wanted.value(InstanceSetting.PARAMETER_GROUP));
    assertEquals(Optional.of("sg-8,sg-9"), wanted.value(InstanceSetting.SECURITY_GROUPS));
    assertEquals("the plan maps it", wanted.reasons().get("securityGroups"));
    assertEquals("the plan wants it", wanted.reasons().get("instanceClass"));
    assertEquals(List.of(), wanted.problems());
  }

  @Test
  void securityGroupsOfAnotherRegionAreNotSentToThisOne() {
    WantedSettings wanted = resolve(Wanted.AS_IT_WAS, Mapping.NONE, FAR);

    assertEquals(Optional.empty(), wanted.value(InstanceSetting.SECURITY_GROUPS));
    assertEquals(
        List.of(
            "securityGroups sg-1,sg-2 are not known in eu-central-1: map each under"
                + " restore.settings.securityGroups"),
        wanted.problems());
  }

  /** Nobody may pass a role of an account that is not the resource's. */
  @Test
  void rolesOfAnotherAccountAreNotSentToThisOneEvenInTheSameRegion() {
    CapturedSettings monitored =
        captured(
            Map.of(
                "monitoringRole", "arn:aws:iam::111111111111:role/m",
                "securityGroups", "sg-1"));
    DatabaseRef vault = new DatabaseRef(BESIDE.kind(), "222222222222", BESIDE.region(), "orders");
    Restore restore = restore(Wanted.AS_IT_WAS, Mapping.NONE);

    assertEquals(List.of(), WantedSettings.of(Optional.of(monitored), restore, BESIDE).problems());
    assertEquals(
        List.of(
            "securityGroups sg-1 are not known in eu-west-1 of account 222222222222: map each under"
                + " restore.settings.securityGroups",
            "monitoringRole arn:aws:iam::111111111111:role/m are not known in eu-west-1 of account"
                + " 222222222222: map each under restore.settings.roles"),
        WantedSettings.of(Optional.of(monitored), restore, vault).problems());
  }

  @Test
  void ofASourceThatNobodyEverCapturedOnlyThePlanIsKnown() {
    WantedSettings wanted =
        WantedSettings.of(Optional.empty(), restore(Wanted.AS_IT_WAS, Mapping.NONE), FAR);

    assertEquals(Map.of(), wanted.values());
    assertEquals(List.of(), wanted.problems());
  }

  @Test
  void onlyWhatIsLackingIsAskedForAgain() {
    WantedSettings wanted = resolve(Wanted.AS_IT_WAS, Mapping.NONE, BESIDE);
    CapturedSettings now =
        captured(Map.of("securityGroups", "sg-1,sg-2", "backupDays", "0", "instanceClass", "x"));

    assertEquals(Map.of("backupDays", "7"), wanted.lacking(now.values(), Way.PROMOTION));
  }

  @Test
  void everyDifferenceIsNamedWithItsReason() {
    CapturedSettings restored =
        CapturedSettings.of(
            FAR,
            "db-NEW",
            NOW,
            Map.of(
                "instanceClass", "db.t4g.medium",
                "parameterGroup", "orders-pg17",
                "securityGroups", "sg-1,sg-2",
                "backupDays", "0",
                "deletionProtection", "true",
                "engineVersion", "17.12"),
            Map.of("owner", "nobody", "snaprelay:run", "r2"));
    CapturedSettings tagged =
        CapturedSettings.of(
            SOURCE, "db-OLD", NOW, CAPTURED.values(), Map.of("owner", "ops", "aws:x", "y"));

    assertEquals(
        List.of(
            different("backupDays", "7", "0", "RDS did not take it over"),
            different("engineVersion", "17.11", "17.12", "RDS takes it from the snapshot"),
            different("instanceClass", "db.r6g.large", "db.t4g.medium", "the plan wants it"),
            different("tags", "owner", "owner", "RDS did not take it over")),
        SettingsComparison.of(tagged, restored, Map.of("instanceClass", "the plan wants it")));
  }

  private static SettingDifference different(String name, String was, String is, String why) {
    return new SettingDifference(name, Optional.of(was), Optional.of(is), why);
  }

  private static WantedSettings resolve(Wanted own, Mapping names, DatabaseRef target) {
    return WantedSettings.of(Optional.of(CAPTURED), restore(own, names), target);
  }

  private static Restore restore(Wanted own, Mapping names) {
    return new Restore(Mode.DR, Approval.MANUAL, Optional.empty(), false, own, names);
  }

  private static Mapping mapping(Map<String, String> security, Map<String, String> parameters) {
    return new Mapping(Map.of(), security, parameters, Map.of(), Map.of(), Map.of());
  }

  private static CapturedSettings captured(Map<String, String> values) {
    return CapturedSettings.of(SOURCE, "db-OLD", NOW, values, Map.of());
  }

  private static DatabaseRef orders(String region) {
    return new DatabaseRef(DatabaseKind.INSTANCE, "111111111111", region, "orders");
  }
}
