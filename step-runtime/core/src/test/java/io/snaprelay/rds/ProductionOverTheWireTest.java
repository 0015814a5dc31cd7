package io.snaprelay.rds;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.refs.DatabaseRef;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/** The real client, on a clock that only this test moves. */
class ProductionOverTheWireTest extends ProductionContract {
  /** Each of the four steps of a rename takes half of this. */
  private static final Duration TWO_STEPS = Duration.ofMinutes(1);

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);

  private LocalAws aws;
  private RdsClients clients;

  @BeforeEach
  void twoDatabasesAreThere() throws IOException, InterruptedException {
    aws = LocalAws.builder().manualClock(Instant.parse("2026-11-21T02:00:00Z")).start();
    clients =
        new RdsClients(
            Account.of(ACCOUNT), region -> aws.client(RdsClient.builder(), ACCOUNT, region));
    create(orders, clients.in(Region.EU_WEST_1.id()));
    create(restored, clients.in(Region.EU_WEST_1.id()));
    aws.advance(LONG_ENOUGH);
  }

  @AfterEach
  void close() {
    clients.close();
    aws.close();
  }

  @Override
  ProductionGateway production() {
    return new ProductionByKind(clients);
  }

  @Override
  RdsGateway rds() {
    return new RdsByKind(clients);
  }

  @Override
  void untilNameless() {
    advance(TWO_STEPS);
  }

  @Override
  void untilSettled() {
    advance(LONG_ENOUGH);
  }

  private void advance(Duration time) {
    try {
      aws.advance(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void create(DatabaseRef database, RdsClient rds) {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(database.identifier())
                .engine("none")
                .dbInstanceClass("db.t4g.medium")
                .allocatedStorage(20)
                .masterUsername("dba")
                .masterUserPassword("correct-horse"));
  }
}
