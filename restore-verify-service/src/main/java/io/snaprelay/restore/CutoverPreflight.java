package io.snaprelay.restore;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Verify;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.SnapshotState;
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
 * snapshot, its key, the login, and production itself. It only reads.
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
      snapshot(plan, problems);
      login(run, problems);
      problems.addAll(production.beforeTheRestore(run.frozen().database()));
    }
    return problems;
  }

  private void snapshot(RestorePlan plan, List<String> problems) {
    Optional<SnapshotState> found = rds.snapshot(plan.snapshot());
    if (found.isEmpty()) {
      problems.add("the snapshot %s does not exist".formatted(plan.snapshot().arn()));
      return;
    }
    if (!found.get().isAvailable()) {
      problems.add("the snapshot %s is %s".formatted(plan.snapshot().arn(), found.get().status()));
    }
    found.get().kmsKeyArn().flatMap(key -> key(plan, key)).ifPresent(problems::add);
  }

  private Optional<String> key(RestorePlan plan, String arn) {
    return looked(
        "the KMS key " + arn + " of the snapshot",
        () ->
            Optional.of(keys.state(plan.snapshot(), arn).orElse("unknown to KMS"))
                .filter(state -> !state.equals(ENABLED))
                .map(state -> "the KMS key %s of the snapshot is %s".formatted(arn, state)));
  }

  private void login(Run run, List<String> problems) {
    String login = run.plan().verify().flatMap(Verify::login).orElse("");
    if (login.isEmpty()) {
      problems.add("verify.login is missing: the proof must not change the master password");
    } else if (login.startsWith(SECRET)) {
      looked("verify.login " + login, () -> logins.finding(login)).ifPresent(problems::add);
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
