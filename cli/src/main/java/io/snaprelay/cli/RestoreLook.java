package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.choice.GoodSnapshots;
import io.snaprelay.choice.SnapshotChoice;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.Steps;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.RestorableBackups;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.retention.Proved;
import io.snaprelay.settings.CapturedSettings;
import io.snaprelay.settings.SettingsByKind;
import io.snaprelay.settings.SettingsGateway;
import io.snaprelay.settings.SettingsRecords;
import io.snaprelay.settings.StayProblems;
import io.snaprelay.settings.WantedSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks with the very classes that the services choose, ask and refuse with. */
final class RestoreLook {
  private final PlanFile file;
  private final Account account;
  private final RdsGateway rds;
  private final SettingsGateway settings;
  private final Ledger ledger;
  private final Instant now;

  RestoreLook(PlanFile file, Account account, RdsClients clients, Ledger ledger, Instant now) {
    this.file = file;
    this.account = account;
    this.rds = new RdsByKind(clients);
    this.settings = new SettingsByKind(clients);
    this.ledger = ledger;
    this.now = now;
  }

  RestorePreview at(String planName, String databaseName, Optional<SnapshotSource> other) {
    Plan plan = file.plans().get(planName);
    Restore restore = plan.restore().orElseThrow();
    DatabaseRef source = file.databases().get(databaseName).in(account.id());
    SnapshotSource wanted = other.orElse(plan.snapshot());
    boolean picks = wanted.kind() != SnapshotSource.Kind.FRESH && !wanted.restoresATime();
    DatabaseRef place = restore.picksIn(plan).map(region -> in(region, source)).orElse(source);
    Optional<SnapshotState> snapshot =
        picks ? chosen(wanted, source, place, planName) : Optional.empty();
    DatabaseRef there = there(plan, place);
    Optional<CapturedSettings> captured = captured(plan, restore, source, snapshot);
    DatabaseRef name = named(restore.wanted().name().orElse(source.identifier()), there);
    WantedSettings settled = WantedSettings.of(captured, restore, name);
    Optional<DatabaseRef> home = Optional.of(name).filter(any -> restore.promotes());
    List<String> problems =
        new ArrayList<>(new StayProblems(rds, settings).of(settled, there, home));
    if (picks && snapshot.isEmpty()) {
      problems.add("RDS has no snapshot that fits in " + place.region());
    }
    if (wanted.restoresATime()) {
      problems.addAll(notInBackups(wanted, source));
    }
    return new RestorePreview(
        databaseName,
        snapshot.map(it -> it.ref().arn()).orElseGet(() -> words(wanted, source)),
        snapshot.flatMap(SnapshotState::facts).map(SnapshotFacts::dataAsOf).or(wanted::at),
        snapshot.flatMap(it -> verdict(source, it.ref())),
        restore.isCutover() ? Optional.of(source.arn()) : home.map(DatabaseRef::arn),
        captured.map(CapturedSettings::capturedAt),
        new TreeMap<>(settled.values()),
        members(settled),
        problems);
  }

  private static String words(SnapshotSource wanted, DatabaseRef source) {
    return switch (wanted.kind()) {
      case FRESH -> "a new snapshot";
      case POINT_IN_TIME ->
          wanted
              .at()
              .map(at -> PointInTimeRef.of(source, at).words())
              .orElse(source.arn() + " as late as its backups go");
      default -> "no snapshot";
    };
  }

  private List<String> notInBackups(SnapshotSource wanted, DatabaseRef source) {
    Optional<RestorableBackups> kept = rds.backups(source);
    if (kept.isEmpty()) {
      return List.of("RDS has no automated backups of " + source.arn());
    }
    return wanted.at().filter(at -> !kept.get().hold(at)).stream()
        .map(
            at ->
                "the automated backups hold %s to %s, and not %s"
                    .formatted(kept.get().earliest(), kept.get().latest(), at))
        .toList();
  }

  /** Each instance that a cluster gets, under the name that it gets. */
  private static Map<String, Map<String, String>> members(WantedSettings settled) {
    Map<String, Map<String, String>> members = new LinkedHashMap<>();
    settled
        .members()
        .forEach(member -> members.put(member.name(), new TreeMap<>(member.settings().values())));
    return members;
  }

  /** Where the copy is, if it is a copy that is restored. */
  private static DatabaseRef there(Plan plan, DatabaseRef place) {
    String region =
        Copies.of(plan).madeBy(Steps.restored(plan)).map(Copy::region).orElse(place.region());
    return new DatabaseRef(
        place.kind(), Steps.restoredIn(plan, place.account()), region, place.identifier());
  }

  private Optional<SnapshotState> chosen(
      SnapshotSource wanted, DatabaseRef source, DatabaseRef place, String planName) {
    if (wanted.identifier().isPresent()) {
      String name = wanted.identifier().get();
      return rds.snapshot(
          name.startsWith("arn:")
              ? SnapshotRef.ofArn(name)
              : new SnapshotRef(place.kind(), place.account(), place.region(), name));
    }
    List<SnapshotState> all = rds.snapshotsOf(place);
    boolean good = wanted.kind() == SnapshotSource.Kind.GOOD;
    return new SnapshotChoice(wanted, RunId.of("preview", planName, source.identifier()), now)
        .among(good ? new GoodSnapshots(Proved.of(source, ledger)).of(all) : all);
  }

  /** The source of a disaster recovery is not asked: its region may be gone. */
  private Optional<CapturedSettings> captured(
      Plan plan, Restore restore, DatabaseRef source, Optional<SnapshotState> snapshot) {
    Instant dataAsOf =
        snapshot.flatMap(SnapshotState::facts).map(facts -> facts.dataAsOf()).orElse(now);
    Optional<CapturedSettings> today =
        restore.picksIn(plan).isPresent() ? Optional.empty() : settings.capture(source, now);
    return today.or(() -> new SettingsRecords(ledger).at(source, dataAsOf));
  }

  private Optional<String> verdict(DatabaseRef source, SnapshotRef snapshot) {
    return Proved.of(source, ledger)
        .about(snapshot)
        .map(verdict -> verdict.name().toLowerCase(Locale.ROOT));
  }

  private static DatabaseRef in(String region, DatabaseRef source) {
    return new DatabaseRef(source.kind(), source.account(), region, source.identifier());
  }

  private static DatabaseRef named(String name, DatabaseRef there) {
    return new DatabaseRef(there.kind(), there.account(), there.region(), name);
  }
}
