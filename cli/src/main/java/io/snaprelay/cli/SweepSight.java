package io.snaprelay.cli;

import io.snaprelay.aws.RdsClients;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.sweep.Leftover;
import io.snaprelay.sweep.RunLook;
import io.snaprelay.sweep.SnapshotLook;
import io.snaprelay.sweep.StartLook;
import io.snaprelay.sweep.TemporaryLook;
import io.snaprelay.wire.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Looks with the very classes that the services sweep with. */
final class SweepSight {
  /** What snapshot-service expects unless it is configured otherwise. */
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(30);

  private final String account;
  private final TemporaryLook databases;
  private final SnapshotLook snapshots;
  private final RunLook runs;
  private final StartLook starts;
  private final Abroad abroad = new Abroad();

  SweepSight(RdsClients clients, RunLedger ledger, Clock clock) {
    RdsGateway rds = new RdsByKind(clients);
    this.account = clients.account();
    this.databases = new TemporaryLook(rds, ledger, clock);
    this.snapshots = new SnapshotLook(rds, ledger);
    this.runs = new RunLook(ledger, clock);
    this.starts = new StartLook(ledger, clock, STARTS_WITHIN);
  }

  SweepReport of(Sweep sweep, PlanFile file) {
    List<Leftover> resources =
        sweep.regions().stream()
            .flatMap(region -> Stream.concat(in(region), elsewhere(sweep, region)))
            .toList();
    Stream<Leftover> others = Stream.concat(runs.all().stream(), starts.in(file).stream());
    return new SweepReport(
        sweep.regions(),
        sweep.accounts().stream().filter(other -> !abroad.isShut(other)).toList(),
        Stream.concat(resources.stream(), others).map(SweepReport.Line::of).toList(),
        abroad.notes());
  }

  /** In other accounts only copies are ours. */
  private Stream<Leftover> elsewhere(Sweep sweep, String region) {
    return sweep.accounts().stream()
        .flatMap(other -> abroad.in(other, () -> snapshots.copiesIn(other, region)));
  }

  private Stream<Leftover> in(String region) {
    return Stream.of(
            databases.in(account, region),
            snapshots.takenIn(account, region),
            snapshots.copiesIn(account, region))
        .flatMap(found -> found.stream());
  }
}
