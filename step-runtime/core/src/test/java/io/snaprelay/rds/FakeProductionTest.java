package io.snaprelay.rds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.step.testing.FakeProduction;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Faults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fake does as RDS does, and breaks where it is told. */
class FakeProductionTest extends ProductionContract {
  private final Faults faults = new Faults();
  private final FakeRds rds =
      new FakeRds(faults)
          .put(FakeRds.instance(orders, Map.of()))
          .put(FakeRds.instance(restored, Map.of()));
  private final FakeProduction production = new FakeProduction(rds, faults);

  @Override
  ProductionGateway production() {
    return production;
  }

  @Override
  RdsGateway rds() {
    return rds;
  }

  @Override
  void untilNameless() {
    production.pass();
  }

  @Override
  void untilSettled() {
    production.settle();
  }

  @Test
  void aCallThatFailsBeforeItsEffectHasNone() {
    faults.failBefore("production.rename", new IllegalStateException("killed"));

    assertThrows(IllegalStateException.class, () -> production.rename(orders, "orders-old"));
    production.settle();

    assertEquals("orders", rds.database(orders).orElseThrow().ref().identifier());
    assertEquals(List.of(), production.calls());
  }

  @Test
  void aCallWhoseReplyIsLostHasTakenEffect() {
    faults.failAfter(
        "production.rename", FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "NoAnswer", "lost"));

    assertThrows(AwsFailure.class, () -> production.rename(orders, "orders-old"));
    production.settle();

    assertEquals(List.of("rename orders -> orders-old"), production.calls());
    assertEquals("orders-old", rds.database(old).orElseThrow().ref().identifier());
  }
}
