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
  static final DatabaseRef ORDERS = ref("orders");
  static final DatabaseRef OLD = ref("orders-old");
  static final DatabaseRef RESTORED = ref("restored");

  /** Both {@link #ORDERS} and {@link #RESTORED} are available. */
  abstract ProductionGateway production();

  abstract RdsGateway rds();

  /** Everything that was begun comes to the point where a database has no name. */
  abstract void untilNameless();

  /** Everything that was begun comes to its end. */
  abstract void untilSettled();

  static DatabaseRef ref(String name) {
    return new DatabaseRef(DatabaseKind.INSTANCE, ACCOUNT, "eu-west-1", name);
  }

  @Test
  void aRenameIsFollowedByResourceIdThroughTheGapBetweenItsNames() {
    String id = id(ORDERS);

    production().rename(ORDERS, "orders-old");

    assertEquals(Optional.of("orders-old"), find(id).movingTo());
    assertFalse(find(id).isAtRest());
    untilNameless();
    assertEquals(Optional.empty(), rds().database(ORDERS));
    assertEquals(Optional.empty(), rds().database(OLD));
    assertFalse(find(id).isAtRest());
    untilSettled();
    assertEquals("orders-old", find(id).name());
    assertTrue(find(id).isAtRest());
    assertEquals(id, id(OLD));
  }

  @Test
  void aTakenNameIsRefusedAndNobodyIsRenamed() {
    refused(
        AwsFailure.Kind.ALREADY_EXISTS, () -> production().rename(RESTORED, ORDERS.identifier()));
    untilSettled();

    assertEquals("orders", find(id(ORDERS)).name());
    assertEquals("restored", find(id(RESTORED)).name());
  }

  @Test
  void aNameIsTakenFromTheMomentInWhichARenameOntoItBegins() {
    production().rename(ORDERS, "orders-old");

    refused(AwsFailure.Kind.ALREADY_EXISTS, () -> production().rename(RESTORED, "orders-old"));
    untilSettled();

    assertEquals("restored", find(id(RESTORED)).name());
  }

  @Test
  void aNameThatNobodyHasCannotBeRenamed() {
    refused(AwsFailure.Kind.NOT_FOUND, () -> production().rename(OLD, "whatever"));
  }

  @Test
  void aDatabaseThatIsBeingRenamedIsNotRenamedAgain() {
    production().rename(ORDERS, "orders-old");

    refused(AwsFailure.Kind.INVALID_STATE, () -> production().rename(ORDERS, "orders-older"));
  }

  @Test
  void whatIsProtectedIsNotDeletedUntilItNoLongerIs() {
    String id = id(RESTORED);
    production().protect(RESTORED, true);
    untilSettled();
    assertTrue(find(id).deletionProtected());

    refused(AwsFailure.Kind.REFUSED, () -> production().deleteKeepingBackups(RESTORED));
    production().protect(RESTORED, false);
    untilSettled();
    assertFalse(find(id).deletionProtected());
    production().deleteKeepingBackups(RESTORED);

    assertTrue(
        production().find(RESTORED, id).filter(found -> !found.state().isDeleting()).isEmpty());
  }

  @Test
  void tagsAreAddedOverOthersAndRemovedByTheirKeys() {
    production().tag(RESTORED, Map.of("a", "1", "b", "2"));
    production().tag(RESTORED, Map.of("b", "3", "c", "4"));
    production().untag(RESTORED, Set.of("a", "never-there"));

    assertEquals(Map.of("b", "3", "c", "4"), find(id(RESTORED)).state().tags());
  }

  @Test
  void nothingHangsOnADatabaseOfWhichNobodySaidSo() {
    Surroundings around = production().surroundings(ORDERS);

    assertEquals(List.of(), around.replicas());
    assertEquals(List.of(), around.proxies());
    assertEquals(List.of(), around.blueGreen());
    assertEquals(List.of(), around.maintenance());
    assertEquals(Optional.empty(), around.replicaOf());
    assertFalse(around.instances().orElseThrow().isUsedUp());
  }

  @Test
  void anUnknownResourceIdIsNowhere() {
    assertEquals(Optional.empty(), production().find(ORDERS, "db-NOBODY"));
  }

  private String id(DatabaseRef ref) {
    return rds().database(ref).orElseThrow().resourceId();
  }

  private Whereabouts find(String id) {
    return production().find(ORDERS, id).orElseThrow();
  }

  private static void refused(AwsFailure.Kind kind, Runnable call) {
    assertEquals(kind, assertThrows(AwsFailure.class, call::run).kind());
  }
}
