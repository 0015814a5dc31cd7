package io.snaprelay.infra.campaign;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.demo.AwsClients;
import io.snaprelay.cli.demo.Keys;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.SourceDatabase;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.names.TagKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * Production, and what is somebody else's. Only one database has a server behind it: a proof needs
 * one, everything else does not.
 */
final class Estate {
  static final String PROVABLE = SourceDatabase.IDENTIFIER;
  static final List<String> UNPROVABLE = List.of("billing", "catalog", "ledger");
  static final List<String> DATABASES =
      Stream.concat(Stream.of(PROVABLE), UNPROVABLE.stream()).toList();

  /** Named and tagged as ours, in a ledger that knows nothing of it. */
  static final String FORGED =
      new ResourceName(new RunId("raaaaaaaaaaaaaaa"), StepName.RESTORE).value();

  static final String FOREIGN_SNAPSHOT = "before-upgrade";

  /** Whom the keys of production and of the copies let in. */
  static final String LET_IN = "222222222222";

  /** Whom they do not: sharing with it fails, and says so. */
  static final String SHUT_OUT = "333333333333";

  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*",
       "Principal":{"AWS":["arn:aws:iam::%s:root","arn:aws:iam::%s:root"]}}]}"""
          .formatted(AwsClients.ACCOUNT, LET_IN);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Stage stage;

  Estate(Stage stage) {
    this.stage = stage;
  }

  /** What is told of a resource, as far as nobody but its owner may change it. */
  record Described(String name, String status, Map<String, String> tags, boolean isProtected) {}

  void build() {
    Keys keys = Keys.create(stage.clients());
    letIn(Regions.HOME, keys.sourceArn());
    letIn(Regions.DR, keys.copyArn());
    new SourceDatabase(home(), stage.aws().caBundle()).create(keys.sourceArn(), "17", 100);
    UNPROVABLE.forEach(name -> create(home(), name, List.of()));
    create(dr(), FORGED, forgedTags());
    Stream.concat(UNPROVABLE.stream(), Stream.of(PROVABLE)).forEach(this::snapshot);
  }

  private void letIn(Region region, String key) {
    stage.clients().kms(region).putKeyPolicy(it -> it.keyId(key).policy(POLICY));
  }

  /** Everything that no run may change. */
  List<Described> foreign() {
    Stream<Described> databases =
        Stream.concat(
                home().describeDBInstances().dbInstances().stream(),
                dr().describeDBInstances().dbInstances().stream()
                    .filter(database -> database.dbInstanceIdentifier().equals(FORGED)))
            .map(Estate::described);
    Stream<Described> snapshots =
        home().describeDBSnapshots().dbSnapshots().stream()
            .filter(snapshot -> snapshot.dbSnapshotIdentifier().startsWith(FOREIGN_SNAPSHOT))
            .map(Estate::described);
    return Stream.concat(databases, snapshots).toList();
  }

  RdsClient home() {
    return stage.clients().rds(Regions.HOME);
  }

  RdsClient dr() {
    return stage.clients().rds(Regions.DR);
  }

  List<RdsClient> everywhere() {
    return Stream.of(Regions.HOME, Regions.DR, Region.US_EAST_1).map(stage.clients()::rds).toList();
  }

  private static void create(RdsClient rds, String name, List<Tag> tags) {
    rds.createDBInstance(
        request ->
            request
                .dbInstanceIdentifier(name)
                .engine("none")
                .dbInstanceClass("db.t4g.medium")
                .allocatedStorage(20)
                .masterUsername("owner")
                .masterUserPassword("a-password-of-nobody")
                .tags(tags));
    await(
        () ->
            rds.describeDBInstances(it -> it.dbInstanceIdentifier(name)).dbInstances().stream()
                .map(DBInstance::dbInstanceStatus));
  }

  private void snapshot(String database) {
    String name = FOREIGN_SNAPSHOT + "-" + database;
    home().createDBSnapshot(it -> it.dbInstanceIdentifier(database).dbSnapshotIdentifier(name));
    await(
        () ->
            home().describeDBSnapshots(it -> it.dbSnapshotIdentifier(name)).dbSnapshots().stream()
                .map(DBSnapshot::status));
  }

  private interface Look {
    Stream<String> statuses();
  }

  private static void await(Look look) {
    Patience.until(PATIENCE, () -> look.statuses().filter("available"::equals).findFirst())
        .orElseThrow(() -> new IllegalStateException("The estate could not be built"));
  }

  private static List<Tag> forgedTags() {
    return List.of(
        tag(TagKeys.RUN, "raaaaaaaaaaaaaaa"),
        tag(TagKeys.ROLE, "temporary"),
        tag(TagKeys.STEP, "restore"),
        tag(TagKeys.EXPIRES_AT, "2020-01-01T00:00:00Z"));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static Described described(DBInstance database) {
    return new Described(
        database.dbInstanceIdentifier() + " " + database.dbiResourceId(),
        database.dbInstanceStatus(),
        tags(database.tagList()),
        database.deletionProtection());
  }

  private static Described described(DBSnapshot snapshot) {
    return new Described(
        snapshot.dbSnapshotIdentifier() + " " + snapshot.dbSnapshotArn(),
        snapshot.status(),
        tags(snapshot.tagList()),
        false);
  }

  static Map<String, String> tags(List<Tag> tags) {
    return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value));
  }

  static Optional<String> tag(List<Tag> tags, String key) {
    return Optional.ofNullable(tags(tags).get(key));
  }
}
