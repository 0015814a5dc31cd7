package io.snaprelay.rds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What must be true of every implementation, the fake included. */
abstract class ProductionContract {
  static final String ACCOUNT = "111111111111";
  final DatabaseRef orders = ref("orders");
  final DatabaseRef old = ref("orders-old");
  final DatabaseRef restored = ref("restored");

  /** Of the databases that are looked after. */
  DatabaseKind kind() {
    return DatabaseKind.INSTANCE;
  }

  /** Both {@link #orders} and {@link #restored} are available. */
  abstract ProductionGateway production();

  abstract RdsGateway rds();

  /** Everything that was begun comes to the point where a database has no name. */
  abstract void untilNameless();

  /** Everything that was begun comes to its end. */
  abstract void untilSettled();

  private DatabaseRef ref(String name) {
    return new DatabaseRef(kind(), ACCOUNT, "eu-west-1", name);
  }

  @Test
  void aRenameIsFollowedByResourceIdThroughTheGapBetweenItsNames() {
    String id = id(orders);

    production().rename(orders, "orders-old");

    assertEquals(Optional.of("orders-old"), find(id).movingTo());
    assertFalse(find(id).isAtRest());
    untilNameless();
    assertEquals(Optional.empty(), rds().database(orders));
    assertEquals(Optional.empty(), rds().database(old));
    assertFalse(find(id).isAtRest());
    untilSettled();
    assertEquals("orders-old", find(id).name());
    assertTrue(find(id).isAtRest());
    assertEquals(id, id(old));
  }

  @Test
  void aTakenNameIsRefusedAndNobodyIsRenamed() {
    refused(
        AwsFailure.Kind.ALREADY_EXISTS, () -> production().rename(restored, orders.identifier()));
    untilSettled();

    assertEquals("orders", find(id(orders)).name());
    assertEquals("restored", find(id(restored)).name());
  }

  @Test
  void aNameIsTakenFromTheMomentInWhichARenameOntoItBegins() {
    production().rename(orders, "orders-old");

    refused(AwsFailure.Kind.ALREADY_EXISTS, () -> production().rename(restored, "orders-old"));
    untilSettled();

    assertEquals("restored", find(id(restored)).name());
  }

  @Test
  void aNameThatNobodyHasCannotBeRenamed() {
    refused(AwsFailure.Kind.NOT_FOUND, () -> production().rename(old, "whatever"));
  }

  @Test
  void aDatabaseThatIsBeingRenamedIsNotRenamedAgain() {
    production().rename(orders, "orders-old");

    refused(AwsFailure.Kind.INVALID_STATE, () -> production().rename(orders, "orders-older"));
  }

  @Test
  void whatIsProtectedIsNotDeletedUntilItNoLongerIs() {
    String id = id(restored);
    production().protect(restored, true);
    untilSettled();
    assertTrue(find(id).deletionProtected());

    refused(AwsFailure.Kind.REFUSED, () -> production().deleteKeepingBackups(restored));
    production().protect(restored, false);
    untilSettled();
    assertFalse(find(id).deletionProtected());
    production().deleteKeepingBackups(restored);

    assertTrue(
        production().find(restored, id).filter(found -> !found.state().isDeleting()).isEmpty());
  }

  @Test
  void tagsAreAddedOverOthersAndRemovedByTheirKeys() {
    production().tag(restored, Map.of("a", "1", "b", "2"));
    production().tag(restored, Map.of("b", "3", "c", "4"));
    production().untag(restored, Set.of("a", "never-there"));

    assertEquals(Map.of("b", "3", "c", "4"), find(id(restored)).state().tags());
  }

  @Test
  void nothingHangsOnADatabaseOfWhichNobodySaidSo() {
    Surroundings around = production().surroundings(orders);

    assertEquals(List.of(), around.replicas());
    assertEquals(List.of(), around.proxies());
    assertEquals(List.of(), around.blueGreen());
    assertEquals(List.of(), around.maintenance());
    assertEquals(List.of(), around.endpoints());
    assertEquals(Optional.empty(), around.replicaOf());
    assertEquals(Optional.empty(), around.globalCluster());
    assertEquals(List.of(), around.quotas().stream().filter(Surroundings.Quota::isShort).toList());
    assertFalse(around.quotas().isEmpty());
  }

  @Test
  void anUnknownResourceIdIsNowhere() {
    assertEquals(Optional.empty(), production().find(orders, "db-NOBODY"));
  }

  private String id(DatabaseRef ref) {
    return rds().database(ref).orElseThrow().resourceId();
  }

  private Whereabouts find(String id) {
    return production().find(orders, id).orElseThrow();
  }

  private static void refused(AwsFailure.Kind kind, Runnable call) {
    assertEquals(kind, assertThrows(AwsFailure.class, call::run).kind());
  }
}
