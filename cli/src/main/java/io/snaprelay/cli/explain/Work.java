package io.snaprelay.cli.explain;

import static io.snaprelay.cli.explain.ApiCall.ASSUME_ROLE;
import static io.snaprelay.cli.explain.ApiCall.COPY_CLUSTER_SNAPSHOT;
import static io.snaprelay.cli.explain.ApiCall.COPY_SNAPSHOT;
import static io.snaprelay.cli.explain.ApiCall.CREATE_CLUSTER_SNAPSHOT;
import static io.snaprelay.cli.explain.ApiCall.CREATE_INSTANCE;
import static io.snaprelay.cli.explain.ApiCall.CREATE_INSTANCE_WITH_SECRET;
import static io.snaprelay.cli.explain.ApiCall.CREATE_SNAPSHOT;
import static io.snaprelay.cli.explain.ApiCall.DELETE_CLUSTER;
import static io.snaprelay.cli.explain.ApiCall.DELETE_CLUSTER_SNAPSHOT;
import static io.snaprelay.cli.explain.ApiCall.DELETE_INSTANCE;
import static io.snaprelay.cli.explain.ApiCall.DELETE_SNAPSHOT;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_BACKUPS;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_BLUE_GREEN;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_CLUSTERS;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_CLUSTER_PARAMETER_GROUPS;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_CLUSTER_SHARING;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_CLUSTER_SNAPSHOTS;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_EXPORTS;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_INSTANCES;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_KEY;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_MAINTENANCE;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_OPTION_GROUPS;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_PARAMETER_GROUPS;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_PROXIES;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_QUOTAS;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_SHARING;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_SNAPSHOTS;
import static io.snaprelay.cli.explain.ApiCall.DESCRIBE_SUBNET_GROUPS;
import static io.snaprelay.cli.explain.ApiCall.MANAGE_CLUSTER_PASSWORD;
import static io.snaprelay.cli.explain.ApiCall.MANAGE_PASSWORD;
import static io.snaprelay.cli.explain.ApiCall.MODIFY_CLUSTER;
import static io.snaprelay.cli.explain.ApiCall.MODIFY_INSTANCE;
import static io.snaprelay.cli.explain.ApiCall.READ_KEY_POLICY;
import static io.snaprelay.cli.explain.ApiCall.READ_SECRET;
import static io.snaprelay.cli.explain.ApiCall.REBOOT_CLUSTER;
import static io.snaprelay.cli.explain.ApiCall.RESTORE_CLUSTER;
import static io.snaprelay.cli.explain.ApiCall.RESTORE_CLUSTER_TO_TIME;
import static io.snaprelay.cli.explain.ApiCall.RESTORE_INSTANCE;
import static io.snaprelay.cli.explain.ApiCall.RESTORE_INSTANCE_TO_TIME;
import static io.snaprelay.cli.explain.ApiCall.SHARE_CLUSTER_SNAPSHOT;
import static io.snaprelay.cli.explain.ApiCall.SHARE_SNAPSHOT;
import static io.snaprelay.cli.explain.ApiCall.START_EXPORT;
import static io.snaprelay.cli.explain.ApiCall.TAG;
import static io.snaprelay.cli.explain.ApiCall.UNTAG;

import io.snaprelay.names.StepName;
import io.snaprelay.plan.Copies;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.Steps;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.wire.Service;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * The one table of what services call for the steps of a run: which service, for which steps of
 * which plans, with which calls. A test holds it against the roles of the templates. What every
 * message costs (its queue, the bus, the ledger) is not in it.
 */
enum Work {
  TAKE(
      Service.SNAPSHOT,
      Work::takes,
      List.of(DESCRIBE_INSTANCES, CREATE_SNAPSHOT, DESCRIBE_SNAPSHOTS),
      List.of(DESCRIBE_CLUSTERS, CREATE_CLUSTER_SNAPSHOT, DESCRIBE_CLUSTER_SNAPSHOTS)),
  PICK(
      Service.SNAPSHOT,
      (step, plan) -> step.equals(StepName.SNAPSHOT) && !isFresh(plan) && !isMoment(plan),
      List.of(DESCRIBE_SNAPSHOTS),
      List.of(DESCRIBE_CLUSTER_SNAPSHOTS)),
  PICK_TIME(
      Service.SNAPSHOT,
      (step, plan) -> step.equals(StepName.SNAPSHOT) && isMoment(plan),
      List.of(DESCRIBE_BACKUPS, DESCRIBE_INSTANCES),
      List.of(DESCRIBE_CLUSTERS)),
  COPY(
      Service.COPY,
      (step, plan) -> step.isCopy() || step.equals(StepName.SANITIZED_COPY),
      List.of(DESCRIBE_SNAPSHOTS, DESCRIBE_KEY, READ_KEY_POLICY, COPY_SNAPSHOT),
      List.of(DESCRIBE_CLUSTER_SNAPSHOTS, DESCRIBE_KEY, READ_KEY_POLICY, COPY_CLUSTER_SNAPSHOT)),
  COPY_WITH_OPTIONS(
      Service.COPY,
      (step, plan) -> Copies.of(plan).madeBy(step).flatMap(Copy::optionGroup).isPresent(),
      List.of(DESCRIBE_OPTION_GROUPS),
      List.of()),
  COPY_ABROAD(
      Service.COPY,
      (step, plan) -> Copies.of(plan).madeBy(step).flatMap(Copy::account).isPresent(),
      List.of(ASSUME_ROLE, DESCRIBE_SHARING, SHARE_SNAPSHOT, DELETE_SNAPSHOT),
      List.of(
          ASSUME_ROLE, DESCRIBE_CLUSTER_SHARING, SHARE_CLUSTER_SNAPSHOT, DELETE_CLUSTER_SNAPSHOT)),
  /** Only where the database is in another account. */
  TAKE_ABROAD(Service.SNAPSHOT, (step, plan) -> false, List.of(ASSUME_ROLE), List.of(ASSUME_ROLE)),
  COPY_THERE(Service.COPY, (step, plan) -> false, List.of(ASSUME_ROLE), List.of(ASSUME_ROLE)),
  SHARE(
      Service.COPY,
      (step, plan) -> step.equals(StepName.SHARE) || step.equals(StepName.SANITIZED_SHARE),
      List.of(DESCRIBE_SHARING, DESCRIBE_KEY, READ_KEY_POLICY, SHARE_SNAPSHOT),
      List.of(DESCRIBE_CLUSTER_SHARING, DESCRIBE_KEY, READ_KEY_POLICY, SHARE_CLUSTER_SNAPSHOT)),
  EXPORT(
      Service.COPY,
      (step, plan) -> step.equals(StepName.EXPORT),
      List.of(START_EXPORT, DESCRIBE_EXPORTS),
      List.of(START_EXPORT, DESCRIBE_EXPORTS)),
  RESTORE(
      Service.RESTORE_VERIFY,
      (step, plan) -> step.equals(StepName.RESTORE) && !isMoment(plan),
      List.of(DESCRIBE_SNAPSHOTS, RESTORE_INSTANCE, DESCRIBE_INSTANCES),
      List.of(
          DESCRIBE_CLUSTER_SNAPSHOTS,
          RESTORE_CLUSTER,
          CREATE_INSTANCE,
          DESCRIBE_CLUSTERS,
          DESCRIBE_INSTANCES)),
  RESTORE_TO_TIME(
      Service.RESTORE_VERIFY,
      (step, plan) -> step.equals(StepName.RESTORE) && isMoment(plan),
      List.of(DESCRIBE_BACKUPS, RESTORE_INSTANCE_TO_TIME, DESCRIBE_INSTANCES),
      List.of(RESTORE_CLUSTER_TO_TIME, CREATE_INSTANCE, DESCRIBE_CLUSTERS, DESCRIBE_INSTANCES)),
  LET_IN(
      Service.RESTORE_VERIFY,
      (step, plan) -> step.equals(StepName.RESTORE) && !replaces(plan),
      List.of(MANAGE_PASSWORD),
      List.of(MANAGE_CLUSTER_PASSWORD)),
  RESTORE_TO_STAY(
      Service.RESTORE_VERIFY,
      (step, plan) -> step.equals(StepName.RESTORE) && plan.restore().isPresent(),
      List.of(
          DESCRIBE_SUBNET_GROUPS,
          DESCRIBE_PARAMETER_GROUPS,
          DESCRIBE_OPTION_GROUPS,
          MODIFY_INSTANCE),
      List.of(
          DESCRIBE_SUBNET_GROUPS,
          DESCRIBE_PARAMETER_GROUPS,
          DESCRIBE_CLUSTER_PARAMETER_GROUPS,
          MODIFY_CLUSTER,
          MODIFY_INSTANCE)),
  RESTORE_ABROAD(
      Service.RESTORE_VERIFY,
      (step, plan) -> Work.isOfTheRestore(step) && !Steps.restoredIn(plan, "").isEmpty(),
      List.of(ASSUME_ROLE),
      List.of(ASSUME_ROLE)),
  VERIFY(
      Service.RESTORE_VERIFY,
      (step, plan) -> step.equals(StepName.VERIFY),
      List.of(DESCRIBE_INSTANCES, READ_SECRET),
      List.of(DESCRIBE_CLUSTERS, READ_SECRET)),
  SANITIZE(
      Service.SANITIZE,
      (step, plan) -> step.equals(StepName.SANITIZE),
      List.of(DESCRIBE_INSTANCES, READ_SECRET),
      List.of(DESCRIBE_CLUSTERS, READ_SECRET)),
  CLEAN_ROOM(
      Service.SANITIZE,
      (step, plan) ->
          step.equals(StepName.SANITIZE)
              && plan.sanitize().filter(Sanitize::needsCleanRoom).isPresent(),
      List.of(CREATE_INSTANCE_WITH_SECRET),
      List.of()),
  PROMOTE(
      Service.RESTORE_VERIFY,
      (step, plan) -> step.equals(StepName.PROMOTE),
      List.of(DESCRIBE_INSTANCES, MODIFY_INSTANCE, TAG, UNTAG),
      List.of(DESCRIBE_CLUSTERS, DESCRIBE_INSTANCES, MODIFY_CLUSTER, MODIFY_INSTANCE, TAG, UNTAG)),
  CUTOVER(
      Service.RESTORE_VERIFY,
      (step, plan) -> step.equals(StepName.CUTOVER),
      List.of(
          DESCRIBE_INSTANCES,
          DESCRIBE_PROXIES,
          DESCRIBE_BLUE_GREEN,
          DESCRIBE_MAINTENANCE,
          DESCRIBE_QUOTAS,
          MODIFY_INSTANCE,
          TAG,
          UNTAG,
          CREATE_SNAPSHOT,
          DELETE_INSTANCE),
      List.of(
          DESCRIBE_CLUSTERS,
          DESCRIBE_INSTANCES,
          DESCRIBE_PROXIES,
          DESCRIBE_BLUE_GREEN,
          DESCRIBE_MAINTENANCE,
          DESCRIBE_QUOTAS,
          MODIFY_CLUSTER,
          MODIFY_INSTANCE,
          REBOOT_CLUSTER,
          TAG,
          UNTAG,
          CREATE_CLUSTER_SNAPSHOT,
          DELETE_INSTANCE,
          DELETE_CLUSTER)),
  CLEAN_UP(
      Service.RESTORE_VERIFY,
      (step, plan) -> step.equals(StepName.CLEAN_UP),
      List.of(DESCRIBE_INSTANCES, DELETE_INSTANCE),
      List.of(DESCRIBE_CLUSTERS, DESCRIBE_INSTANCES, DELETE_INSTANCE, DELETE_CLUSTER)),
  EXPIRE(
      Service.SNAPSHOT,
      (step, plan) -> step.equals(Explaining.EXPIRY),
      List.of(DESCRIBE_SNAPSHOTS, DESCRIBE_SHARING, DELETE_SNAPSHOT),
      List.of(DESCRIBE_CLUSTER_SNAPSHOTS, DESCRIBE_CLUSTER_SHARING, DELETE_CLUSTER_SNAPSHOT));

  private final Service service;
  private final BiPredicate<StepName, Plan> needed;
  private final List<ApiCall> ofInstances;
  private final List<ApiCall> ofClusters;

  Work(
      Service service,
      BiPredicate<StepName, Plan> needed,
      List<ApiCall> ofInstances,
      List<ApiCall> ofClusters) {
    this.service = service;
    this.needed = needed;
    this.ofInstances = ofInstances;
    this.ofClusters = ofClusters;
  }

  /** All work of a step. */
  static List<Work> of(StepName step, Plan plan) {
    return Stream.of(values()).filter(it -> it.needed.test(step, plan)).toList();
  }

  /** The same for a database that another account has. */
  static List<Work> ofSourceElsewhere(StepName step, Plan plan) {
    boolean begins = step.equals(StepName.SNAPSHOT) || step.equals(Explaining.EXPIRY);
    boolean copies = step.isCopy() || step.equals(StepName.SHARE);
    Stream<Work> more =
        begins ? Stream.of(TAKE_ABROAD) : copies ? Stream.of(COPY_THERE) : Stream.empty();
    return Stream.concat(more, of(step, plan).stream()).toList();
  }

  Service service() {
    return service;
  }

  List<ApiCall> calls(DatabaseKind kind) {
    return kind == DatabaseKind.INSTANCE ? ofInstances : ofClusters;
  }

  private static boolean takes(StepName step, Plan plan) {
    return step.equals(StepName.SANITIZED_SNAPSHOT)
        || step.equals(StepName.SNAPSHOT) && isFresh(plan);
  }

  /** What is done by the restore-verify-service where the database comes up. */
  private static boolean isOfTheRestore(StepName step) {
    return List.of(StepName.RESTORE, StepName.VERIFY, StepName.PROMOTE, StepName.CLEAN_UP)
        .contains(step);
  }

  private static boolean isFresh(Plan plan) {
    return plan.snapshot().kind() == SnapshotSource.Kind.FRESH;
  }

  private static boolean isMoment(Plan plan) {
    return plan.snapshot().restoresATime();
  }

  /** Of what becomes production no credentials are changed. */
  private static boolean replaces(Plan plan) {
    return plan.restore().filter(Restore::isCutover).isPresent();
  }
}
