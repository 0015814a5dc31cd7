package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.ledger.FileLedger;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.RunsOnAws;
import io.snaprelay.step.testing.Stock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/** Nightly runs in two regions of local-aws, and commands that look at what is left of them. */
final class Nights implements AutoCloseable {
  final RdsGateway rds;
  private final LocalAws aws;
  private final RdsClients clients;
  private final SdkEnvironment environment;
  private final Path folder;
  private final Path plans;
  private final RunsOnAws runs;

  Nights(Path folder, String plan) throws IOException {
    this.folder = folder;
    plans = Files.writeString(folder.resolve("plan.yaml"), plan);
    aws = LocalAws.builder().manualClock(Instant.parse("2026-10-01T02:00:00Z")).start();
    environment = new SdkEnvironment(aws.endpoint().toString(), Runs.ACCOUNT);
    clients =
        new RdsClients(
            Account.of(Runs.ACCOUNT),
            region -> aws.client(RdsClient.builder(), Runs.ACCOUNT, region),
            (other, region) -> aws.client(RdsClient.builder(), other, region));
    rds = new RdsByKind(clients);
    runs = new RunsOnAws(rds, new FileLedger(folder.resolve("ledger")), this::anHour);
    createDatabase();
  }

  FrozenPlan ran(String trigger) {
    return runs.ran(Runs.copiedAndVerified().frozen(trigger));
  }

  /** The same, with a copy that this key encrypts. */
  FrozenPlan ranUnder(String kmsKey, String trigger) {
    return runs.ran(Runs.copiedAndVerified().frozen(trigger), Optional.of(kmsKey));
  }

  /** The same, with a copy that another account has pulled. */
  FrozenPlan ranInto(String account, FrozenPlan run) {
    SnapshotRef source = Stock.ref(run, StepName.SNAPSHOT);
    Runnable patience =
        () -> {
          anHour();
          rds.share(source, List.of(account), List.of());
        };
    return new RunsOnAws(rds, new FileLedger(folder.resolve("ledger")), patience).ran(run);
  }

  /** From now on the plan file says this. */
  void planned(String plan) throws IOException {
    Files.writeString(plans, plan);
  }

  LocalAws aws() {
    return aws;
  }

  /** A command about the plan file and the ledger. */
  Cli run(String command, String... options) {
    List<String> line = new ArrayList<>(List.of(command.split(" ")));
    line.addAll(List.of("--ledger", "file:" + folder.resolve("ledger")));
    line.addAll(List.of("--plans", plans.toString()));
    line.addAll(List.of(options));
    return Cli.run(line.toArray(String[]::new));
  }

  private void createDatabase() {
    clients
        .in(Region.EU_WEST_1.id())
        .createDBInstance(
            it ->
                it.dbInstanceIdentifier(Runs.ORDERS.identifier())
                    .engine("none")
                    .dbInstanceClass("db.t4g.medium")
                    .allocatedStorage(20)
                    .masterUsername("dba")
                    .masterUserPassword("correct-horse"));
    anHour();
  }

  void anHour() {
    try {
      aws.advance(Duration.ofHours(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    environment.close();
    clients.close();
    aws.close();
  }
}
