package io.snaprelay.infra.permissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.localaws.policy.Access;
import io.snaprelay.localaws.policy.IdentityPolicy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody may do, whatever runs do. */
class PoliciesTest {
  private static final String SNAPSHOT = "snaprelay-snapshot-service";
  private static final String COPY = "snaprelay-copy-service";
  private static final String RESTORE = "snaprelay-restore-verify-service";
  private static final String ELSEWHERE = "snaprelay-restore";
  private static final String SOURCE = "snaprelay-source";
  private static final String PRODUCTION = "arn:aws:rds:eu-west-1:333333333333:";
  private static final String HOME = "arn:aws:rds:eu-west-1:111111111111:";
  private static final String THERE = "arn:aws:rds:eu-west-1:222222222222:";
  private static final String KEY = "arn:aws:kms:eu-west-1:111111111111:key/planned";
  private static final Map<String, String> OURS =
      Map.of(
          "aws:requestedregion", "eu-west-1",
          "aws:resourcetag/snaprelay:run", "r1",
          "aws:resourcetag/snaprelay:role", "temporary");
  private static final Map<String, String> NEW_COPY =
      Map.of(
          "aws:requestedregion", "eu-west-1",
          "aws:requesttag/snaprelay:run", "r1",
          "aws:requesttag/snaprelay:role", "copy");

  private final Roles roles = Roles.asPlayed();

  private static boolean may(
      Roles roles, String role, String action, String resource, Map<String, String> context) {
    List<String> documents = roles.policies().get(role).stream().map(JsonNode::toString).toList();
    return IdentityPolicy.parse(documents).allows(Access.of("any", action, resource, context));
  }

  private boolean may(String role, String action, String resource, Map<String, String> context) {
    return may(roles, role, action, resource, context);
  }

  private static Map<String, String> without(Map<String, String> context, String key) {
    Map<String, String> less = new HashMap<>(context);
    less.remove(key);
    return less;
  }

  private static Map<String, String> with(Map<String, String> context, String key, String value) {
    Map<String, String> more = new HashMap<>(context);
    more.put(key, value);
    return more;
  }

  @ParameterizedTest
  @CsvSource({
    "rds:DeleteDBInstance, db:snaprelay-r1-restore",
    "rds:ModifyDBInstance, db:snaprelay-r1-restore",
    "rds:DeleteDBCluster, cluster:snaprelay-r1-restore",
    "rds:ModifyDBCluster, cluster:snaprelay-r1-restore"
  })
  void whatBearsNoTagOfOursIsNeitherDeletedNorChanged(String action, String database) {
    assertTrue(may(RESTORE, action, HOME + database, OURS));
    assertFalse(
        may(
            RESTORE,
            action,
            HOME + database,
            without(
                without(OURS, "aws:resourcetag/snaprelay:run"), "aws:resourcetag/snaprelay:role")));
  }

  @ParameterizedTest
  @ValueSource(strings = {SNAPSHOT, COPY, "snaprelay-sanitize-service", "snaprelay-notifier"})
  void nobodyElseDeletesOrChangesADatabase(String role) {
    Stream.of("Delete", "Modify", "Reboot", "Stop")
        .map(verb -> "rds:" + verb + "DBInstance")
        .forEach(it -> assertFalse(may(role, it, HOME + "db:snaprelay-r1-restore", OURS), it));
  }

  @ParameterizedTest
  @ValueSource(strings = {SNAPSHOT, COPY})
  void aSnapshotThatIsNotOursIsNotDeletedWhateverItsName(String role) {
    String snapshot = HOME + "snapshot:snaprelay-r1-copy";
    Map<String, String> copy = with(OURS, "aws:resourcetag/snaprelay:role", "copy");

    assertTrue(may(role, "rds:DeleteDBSnapshot", snapshot, copy));
    assertFalse(
        may(
            role,
            "rds:DeleteDBSnapshot",
            snapshot,
            without(copy, "aws:resourcetag/snaprelay:run")));
    assertFalse(may(role, "rds:DeleteDBSnapshot", HOME + "snapshot:monthly", copy));
  }

  @Test
  void aCopyIsMadeOnlyWithTheTagOfItsRunAndInAPlannedRegion() {
    String copy = HOME + "snapshot:snaprelay-r1-copy";

    assertTrue(may(COPY, "rds:CopyDBSnapshot", copy, NEW_COPY));
    assertFalse(
        may(COPY, "rds:CopyDBSnapshot", copy, without(NEW_COPY, "aws:requesttag/snaprelay:run")));
    assertFalse(
        may(COPY, "rds:CopyDBSnapshot", copy, with(NEW_COPY, "aws:requestedregion", "ap-south-1")));
  }

  @Test
  void aKeyIsUsedOnlyIfItIsPlannedAndOnlyByWayOfRds() {
    Map<String, String> byRds =
        Map.of(
            "kms:viaservice", "rds.eu-west-1.amazonaws.com",
            "kms:grantisforawsresource", "true");
    String foreign = "arn:aws:kms:eu-west-1:999999999999:key/foreign";

    assertTrue(may(COPY, "kms:CreateGrant", KEY, byRds));
    assertFalse(may(COPY, "kms:CreateGrant", foreign, byRds));
    assertFalse(may(COPY, "kms:CreateGrant", KEY, Map.of()));
    assertFalse(may(COPY, "kms:Decrypt", KEY, Map.of()));
  }

  @Test
  void productionIsChangedOnlyByTheOptionalPolicy() {
    Map<String, String> production = Map.of("aws:requestedregion", "eu-west-1");
    Roles withoutCutover = Roles.withoutCutover();

    assertTrue(may(RESTORE, "rds:ModifyDBInstance", HOME + "db:orders-prod", production));
    assertFalse(may(RESTORE, "rds:ModifyDBInstance", HOME + "db:billing-prod", production));
    assertFalse(
        may(withoutCutover, RESTORE, "rds:ModifyDBInstance", HOME + "db:orders-prod", production));
  }

  @Test
  void evenACutoverDeletesNothingButWhatIsRetired() {
    Map<String, String> retired = with(OURS, "aws:resourcetag/snaprelay:role", "retired");

    assertTrue(may(RESTORE, "rds:DeleteDBInstance", HOME + "db:orders-prod-retired", retired));
    assertFalse(may(RESTORE, "rds:DeleteDBInstance", HOME + "db:orders-prod", retired));
    assertFalse(
        may(
            RESTORE,
            "rds:DeleteDBInstance",
            HOME + "db:orders-prod-retired",
            without(retired, "aws:resourcetag/snaprelay:role")));
  }

  @ParameterizedTest
  @CsvSource({
    "rds:DeleteDBInstance, db:snaprelay-r1-restore",
    "rds:ModifyDBInstance, db:orders-restored",
    "rds:DeleteDBCluster, cluster:snaprelay-r1-restore",
    "rds:ModifyDBCluster, cluster:ledger-restored"
  })
  void inAnotherAccountOnlyWhatWasRestoredIsChangedOrDeleted(String action, String database) {
    assertTrue(may(ELSEWHERE, action, THERE + database, OURS));
    assertFalse(
        may(ELSEWHERE, action, THERE + database, without(OURS, "aws:resourcetag/snaprelay:role")));
    assertFalse(may(ELSEWHERE, action, HOME + database, OURS));
  }

  @Test
  void inAnotherAccountNoSnapshotIsDeletedAndNothingRestoredWithoutItsRun() {
    Map<String, String> tagged =
        Map.of("aws:requesttag/snaprelay:run", "r1", "aws:requesttag/snaprelay:role", "temporary");
    String database = THERE + "db:snaprelay-r1-restore";
    String restore = "rds:RestoreDBInstanceFromDBSnapshot";

    assertTrue(may(ELSEWHERE, restore, database, tagged));
    assertFalse(may(ELSEWHERE, restore, database, without(tagged, "aws:requesttag/snaprelay:run")));
    assertFalse(may(ELSEWHERE, restore, THERE + "snapshot:monthly", tagged));
    assertFalse(may(ELSEWHERE, "rds:DeleteDBSnapshot", THERE + "snapshot:snaprelay-r1-copy", OURS));
  }

  @Test
  void inAnotherAccountOnlyThePasswordOfWhatWasRestoredIsRead() {
    String secret = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:rds!db-1";
    String read = "secretsmanager:GetSecretValue";
    String of = "aws:resourcetag/aws:rds:primarydbinstancearn";

    assertTrue(may(ELSEWHERE, read, secret, Map.of(of, THERE + "db:snaprelay-r1-restore")));
    assertFalse(may(ELSEWHERE, read, secret, Map.of(of, THERE + "db:billing-prod")));
    assertFalse(may(ELSEWHERE, read, secret, Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "rds:DeleteDBSnapshot, snapshot:snaprelay-r1-snapshot",
    "rds:ModifyDBSnapshotAttribute, snapshot:snaprelay-r1-snapshot",
    "rds:DeleteDBClusterSnapshot, cluster-snapshot:snaprelay-r1-snapshot",
    "rds:ModifyDBClusterSnapshotAttribute, cluster-snapshot:snaprelay-r1-snapshot"
  })
  void whereDatabasesAreOnlyOurSnapshotsAreSharedAndDeleted(String action, String snapshot) {
    Map<String, String> ours = with(OURS, "aws:resourcetag/snaprelay:role", "source");
    String theirs = snapshot.replace("snaprelay-r1-snapshot", "rds:orders-prod-2026-11-21");

    assertTrue(may(SOURCE, action, PRODUCTION + snapshot, ours));
    assertFalse(may(SOURCE, action, PRODUCTION + theirs, ours));
    assertFalse(
        may(SOURCE, action, PRODUCTION + snapshot, without(ours, "aws:resourcetag/snaprelay:run")));
    assertFalse(may(SOURCE, action, HOME + snapshot, ours));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rds:DeleteDBInstance",
        "rds:ModifyDBInstance",
        "rds:RestoreDBInstanceFromDBSnapshot",
        "rds:RestoreDBInstanceToPointInTime"
      })
  void whereDatabasesAreNoneIsChangedDeletedOrRestored(String action) {
    assertFalse(may(SOURCE, action, PRODUCTION + "db:orders-prod", OURS));
    assertFalse(may(SOURCE, action, PRODUCTION + "db:snaprelay-r1-restore", OURS));
  }

  @Test
  void whereDatabasesAreNoSnapshotIsTakenWithoutItsRunOrUnderAnotherName() {
    Map<String, String> tagged =
        Map.of("aws:requesttag/snaprelay:run", "r1", "aws:requesttag/snaprelay:role", "source");
    String take = "rds:CreateDBSnapshot";
    String name = PRODUCTION + "snapshot:snaprelay-r1-snapshot";

    assertTrue(may(SOURCE, take, name, tagged));
    assertFalse(may(SOURCE, take, name, without(tagged, "aws:requesttag/snaprelay:run")));
    assertFalse(may(SOURCE, take, PRODUCTION + "snapshot:monthly", tagged));
    assertFalse(may(SOURCE, "rds:AddTagsToResource", PRODUCTION + "db:orders-prod", tagged));
  }

  /** What is copied has any name, but whoever may not tag a copy cannot make it. */
  @Test
  void whereDatabasesAreNoCopyGetsAnotherNameThanADerivedOne() {
    Map<String, String> tagged =
        Map.of("aws:requesttag/snaprelay:run", "r1", "aws:requesttag/snaprelay:role", "transit");

    assertTrue(
        may(SOURCE, "rds:AddTagsToResource", PRODUCTION + "snapshot:snaprelay-r1-via", tagged));
    assertFalse(may(SOURCE, "rds:AddTagsToResource", PRODUCTION + "snapshot:monthly", tagged));
  }

  /** ForAllValues holds where the key is missing: it must not be all that stands in the way. */
  @Test
  void noConditionHoldsOnlyBecauseARequestHasNoTags() {
    roles
        .policies()
        .forEach(
            (role, documents) ->
                documents.forEach(it -> assertFalse(it.toString().contains("ForAllValues"), role)));
  }

  @Test
  void everyExcuseIsOfAPermissionThatThereIs() {
    LeastPrivilege all = new LeastPrivilege(roles, List.of());

    assertEquals(
        List.of(),
        Arrays.stream(Unplayed.values())
            .filter(excuse -> all.all().stream().noneMatch(excuse::excuses))
            .toList());
  }
}
