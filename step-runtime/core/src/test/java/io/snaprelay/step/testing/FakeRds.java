package io.snaprelay.step.testing;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.SnapshotFacts;
import io.snaprelay.rds.CopyRequest;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.ExportRequest;
import io.snaprelay.rds.ExportState;
import io.snaprelay.rds.MemberRequest;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.RestorableBackups;
import io.snaprelay.rds.RestoreRequest;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * RDS in memory. Nothing becomes available by itself: a test says when, and in which state, with
 * {@link #put}. Every call is listed; {@link Faults} break calls by name, for example {@code
 * rds.createSnapshot}, or the next write whatever it is, {@code rds.write}.
 */
public final class FakeRds implements RdsGateway {
  public static final SnapshotFacts FACTS =
      new SnapshotFacts(
          "postgres", "17.11", Instant.parse("2026-11-21T02:00:05Z"), 20, Optional.empty());

  /** The copies that were asked for. */
  public final List<CopyRequest> copies = new ArrayList<>();

  /** Its export tasks. */
  public final FakeExports exports = new FakeExports();

  /** Its automated backups. */
  public final FakeBackups backups = new FakeBackups();

  final Map<DatabaseRef, DatabaseState> databases = new LinkedHashMap<>();
  final FakeMembers members = new FakeMembers();
  private final Map<SnapshotRef, SnapshotState> snapshots = new LinkedHashMap<>();
  private final FakeShares shares = new FakeShares();
  private final List<String> calls = new ArrayList<>();
  private final Faults faults;

  public FakeRds() {
    this(new Faults());
  }

  public FakeRds(Faults faults) {
    this.faults = faults;
  }

  /** Puts or replaces a database. */
  public FakeRds put(DatabaseState state) {
    databases.put(state.ref(), state);
    return this;
  }

  /** Puts or replaces an instance that serves a cluster. */
  public FakeRds put(DatabaseState member, DatabaseRef cluster) {
    return put(members.join(member, cluster));
  }

  /** Puts or replaces a snapshot. */
  public FakeRds put(SnapshotState state) {
    snapshots.put(state.ref(), state);
    return this;
  }

  /** RDS no longer knows the database. */
  public void remove(DatabaseRef ref) {
    databases.remove(ref);
  }

  /** The same of a snapshot. */
  public void remove(SnapshotRef ref) {
    snapshots.remove(ref);
  }

  /** The writes so far, for example {@code createSnapshot snaprelay-r...-snapshot}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** An instance that is available and settled. */
  public static DatabaseState instance(DatabaseRef ref, Map<String, String> tags) {
    return database(ref, "available", true, tags);
  }

  /** An instance in any state. */
  public static DatabaseState database(
      DatabaseRef ref, String status, boolean settled, Map<String, String> tags) {
    return FakeStates.database(ref, status, settled, tags);
  }

  /** A manual snapshot in any state. */
  public static SnapshotState snapshot(
      SnapshotRef ref, String database, String status, Map<String, String> tags) {
    return snapshot(ref, database, status, "manual", tags);
  }

  /** A snapshot of any type, in any state. */
  public static SnapshotState snapshot(
      SnapshotRef ref, String database, String status, String type, Map<String, String> tags) {
    boolean available = status.equals("available");
    return new SnapshotState(
        ref,
        database,
        status,
        type,
        available ? 100 : 0,
        available ? Optional.of(FACTS) : Optional.empty(),
        Optional.empty(),
        tags);
  }

  @Override
  public Optional<DatabaseState> database(DatabaseRef ref) {
    faults.before("rds.database");
    return Optional.ofNullable(databases.get(ref)).map(state -> members.with(state, databases));
  }

  @Override
  public List<DatabaseState> databases(String account, String region) {
    faults.before("rds.databases");
    return databases.values().stream()
        .filter(state -> state.ref().account().equals(account))
        .filter(state -> state.ref().region().equals(region))
        .filter(state -> !members.isOne(state.ref()))
        .map(state -> members.with(state, databases))
        .toList();
  }

  @Override
  public Optional<SnapshotState> snapshot(SnapshotRef ref) {
    faults.before("rds.snapshot");
    return Optional.ofNullable(snapshots.get(ref));
  }

  @Override
  public List<SnapshotState> snapshotsOf(DatabaseRef database) {
    faults.before("rds.snapshotsOf");
    return snapshots.values().stream()
        .filter(snapshot -> snapshot.ref().region().equals(database.region()))
        .filter(snapshot -> snapshot.databaseIdentifier().equals(database.identifier()))
        .toList();
  }

  @Override
  public List<SnapshotState> manualSnapshots(String account, String region) {
    faults.before("rds.manualSnapshots");
    return snapshots.values().stream()
        .filter(SnapshotState::isManual)
        .filter(snapshot -> snapshot.ref().account().equals(account))
        .filter(snapshot -> snapshot.ref().region().equals(region))
        .toList();
  }

  @Override
  public SnapshotState createSnapshot(
      DatabaseRef database, String identifier, Map<String, String> tags) {
    SnapshotRef ref =
        new SnapshotRef(database.kind(), database.account(), database.region(), identifier);
    existing(databases.containsKey(database), database.identifier());
    return write(
        "createSnapshot", identifier, () -> add(ref, database.identifier(), "creating", tags));
  }

  @Override
  public SnapshotState copySnapshot(CopyRequest request) {
    SnapshotRef source = request.source();
    SnapshotRef target = request.target();
    existing(snapshots.containsKey(source), source.identifier());
    existing(shares.lets(target.account(), source), source.identifier());
    String database = snapshots.get(source).databaseIdentifier();
    copies.add(request);
    return write(
        "copySnapshot",
        target.identifier(),
        () -> add(target, database, "copying", request.tags()));
  }

  @Override
  public List<String> sharedWith(SnapshotRef snapshot) {
    faults.before("rds.sharedWith");
    return shares.of(snapshot);
  }

  @Override
  public void share(SnapshotRef snapshot, List<String> added, List<String> removed) {
    existing(snapshots.containsKey(snapshot), snapshot.identifier());
    write("share", snapshot.identifier(), () -> shares.change(snapshot, added, removed));
  }

  @Override
  public void startExport(ExportRequest request) {
    existing(snapshots.containsKey(request.snapshot()), request.snapshot().identifier());
    write("startExport", request.identifier(), () -> exports.start(request));
  }

  @Override
  public Optional<ExportState> export(SnapshotRef snapshot, String identifier) {
    faults.before("rds.export");
    return exports.find(identifier);
  }

  @Override
  public Optional<RestorableBackups> backups(DatabaseRef ref) {
    faults.before("rds.backups");
    return backups.of(ref);
  }

  @Override
  public DatabaseState restore(RestoreRequest request) {
    existing(
        snapshots.containsKey(request.source()) || backups.hold(request.source()),
        request.source().identifier());
    return write(
        "restore", request.target().identifier(), () -> create(request.target(), request.tags()));
  }

  @Override
  public DatabaseState addMember(MemberRequest request) {
    DatabaseRef cluster = request.cluster().ref();
    existing(databases.containsKey(cluster), cluster.identifier());
    return write(
        "addMember",
        request.member().identifier(),
        () -> members.join(create(request.member(), request.tags()), cluster));
  }

  @Override
  public void manageMasterPassword(DatabaseRef database) {
    existing(databases.containsKey(database), database.identifier());
    write(
        "manageMasterPassword",
        database.identifier(),
        () -> become(database, "modifying", Optional.empty(), true));
  }

  @Override
  public void deleteDatabase(DatabaseRef database) {
    existing(databases.containsKey(database), database.identifier());
    DatabaseState now = members.with(databases.get(database), databases);
    boolean empty = now.members().stream().allMatch(DatabaseState::isDeleting);
    FakeStates.require(empty, AwsFailure.Kind.INVALID_STATE, database.identifier());
    write(
        "deleteDatabase",
        database.identifier(),
        () -> become(database, "deleting", now.masterSecretArn(), now.masterPasswordManaged()));
  }

  @Override
  public void deleteSnapshot(SnapshotRef snapshot) {
    existing(snapshots.containsKey(snapshot), snapshot.identifier());
    write("deleteSnapshot", snapshot.identifier(), () -> snapshots.remove(snapshot));
  }

  private <T> T write(String call, String subject, Supplier<T> effect) {
    faults.before("rds." + call).before("rds.write");
    T result = effect.get();
    calls.add(call + " " + subject);
    faults.after("rds." + call).after("rds.write");
    return result;
  }

  private SnapshotState add(
      SnapshotRef ref, String database, String status, Map<String, String> tags) {
    FakeStates.require(
        !snapshots.containsKey(ref), AwsFailure.Kind.ALREADY_EXISTS, ref.identifier());
    SnapshotState state = snapshot(ref, database, status, tags);
    snapshots.put(ref, state);
    return state;
  }

  private DatabaseState create(DatabaseRef ref, Map<String, String> tags) {
    FakeStates.require(
        !databases.containsKey(ref), AwsFailure.Kind.ALREADY_EXISTS, ref.identifier());
    put(database(ref, "creating", false, tags));
    return databases.get(ref);
  }

  private FakeRds become(DatabaseRef ref, String status, Optional<String> secret, boolean managed) {
    return put(FakeStates.changed(databases.get(ref), status, secret, managed));
  }

  private static void existing(boolean exists, String identifier) {
    FakeStates.require(exists, AwsFailure.Kind.NOT_FOUND, identifier);
  }

  /** A failure as the real gateway raises it. */
  public static AwsFailure failure(AwsFailure.Kind kind, String code, String detail) {
    return new AwsFailure(kind, code, detail, null);
  }
}
