package io.snaprelay.restore;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Verify;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.RestorableBackups;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.refs.RestoreSource;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.restore.cutover.Preflight;
import io.snaprelay.settings.InstanceSetting;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything that a cutover needs and that can be looked up before its restore is paid for: the
 * snapshot or the backups, their key, the login, and production itself. It only reads.
 */
@ApplicationScoped
class CutoverPreflight {
  private static final String ENABLED = "Enabled";
  private static final String SECRET = "arn:";

  private final RdsGateway rds;
  private final SnapshotKeys keys;
  private final LoginSecrets logins;
  private final Stay stay;
  private final Preflight production;

  CutoverPreflight(
      RdsGateway rds, SnapshotKeys keys, LoginSecrets logins, Stay stay, Preflight production) {
    this.rds = rds;
    this.keys = keys;
    this.logins = logins;
    this.stay = stay;
    this.production = production;
  }

  /** All problems at once; none if the plan does not cut over. */
  List<String> problems(RestorePlan plan, Run run) {
    List<String> problems = new ArrayList<>();
    if (run.plan().restore().filter(Restore::isCutover).isPresent()) {
      source(plan.source(), problems);
      login(run, problems);
      problems.addAll(production.beforeTheRestore(run.frozen().database()));
    }
    return problems;
  }

  private void source(RestoreSource source, List<String> problems) {
    if (source instanceof PointInTimeRef moment) {
      moment(moment, problems);
    } else {
      snapshot((SnapshotRef) source, problems);
    }
  }

  private void moment(PointInTimeRef moment, List<String> problems) {
    Optional<RestorableBackups> kept = rds.backups(moment.database());
    if (kept.filter(it -> it.hold(moment.at())).isEmpty()) {
      problems.add("the automated backups no longer hold " + moment.words());
    }
    kept.flatMap(RestorableBackups::kmsKeyArn)
        .flatMap(key -> key(moment, "backups", key))
        .ifPresent(problems::add);
  }

  private void snapshot(SnapshotRef snapshot, List<String> problems) {
    Optional<SnapshotState> found = rds.snapshot(snapshot);
    if (found.isEmpty()) {
      problems.add("the snapshot %s does not exist".formatted(snapshot.arn()));
      return;
    }
    if (!found.get().isAvailable()) {
      problems.add("the snapshot %s is %s".formatted(snapshot.arn(), found.get().status()));
    }
    found.get().kmsKeyArn().flatMap(key -> key(snapshot, "snapshot", key)).ifPresent(problems::add);
  }

  private Optional<String> key(RestoreSource source, String what, String arn) {
    return looked(
        "the KMS key %s of the %s".formatted(arn, what),
        () ->
            Optional.of(keys.state(source, arn).orElse("unknown to KMS"))
                .filter(state -> !state.equals(ENABLED))
                .map(state -> "the KMS key %s of the %s is %s".formatted(arn, what, state)));
  }

  private void login(Run run, List<String> problems) {
    String login = run.plan().verify().flatMap(Verify::login).orElse("");
    if (login.isEmpty()) {
      problems.add("verify.login is missing: the proof must not change the master password");
    } else if (login.startsWith(SECRET)) {
      looked("verify.login " + login, () -> logins.finding(run.frozen().database(), login))
          .ifPresent(problems::add);
    } else {
      stay.captured(run)
          .flatMap(it -> it.value(InstanceSetting.IAM_AUTHENTICATION))
          .filter("false"::equals)
          .map(
              off ->
                  "verify.login names the IAM user %s, and production has no IAM authentication"
                      .formatted(login))
          .ifPresent(problems::add);
    }
  }

  /** What AWS refuses to show is a problem too; what it does not answer just now is none. */
  private static Optional<String> looked(String what, Supplier<Optional<String>> look) {
    try {
      return look.get();
    } catch (AwsFailure e) {
      if (e.isTransient()) {
        throw e;
      }
      return Optional.of("%s cannot be looked at: %s".formatted(what, e.code()));
    }
  }
}
