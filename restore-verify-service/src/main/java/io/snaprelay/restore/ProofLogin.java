package io.snaprelay.restore;

import io.snaprelay.database.Server;
import io.snaprelay.database.Servers;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Verify;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** As whom the proof of a run logs in. */
@ApplicationScoped
class ProofLogin {
  private final Servers servers;

  ProofLogin(Servers servers) {
    this.servers = servers;
  }

  /**
   * Whether RDS has to make a master password first. Where the plan names a login the proof needs
   * none, but masking does; and in a candidate for production the password stays what it was.
   */
  static boolean needsMasterPassword(Run run) {
    if (run.plan().restore().filter(Restore::isCutover).isPresent()) {
      return false;
    }
    boolean proofNeedsIt = run.plan().verify().filter(how -> how.login().isEmpty()).isPresent();
    return proofNeedsIt || run.plan().sanitize().isPresent();
  }

  /**
   * The way in.
   *
   * @return empty while there is none: no endpoint, or no secret of RDS yet
   * @throws io.snaprelay.aws.AwsFailure if Secrets Manager refuses, or does not answer
   * @throws IllegalStateException if the plan's secret holds no user name and password
   */
  Optional<Server> into(DatabaseState state, Run run) {
    Optional<String> login = run.plan().verify().flatMap(Verify::login);
    return login.isPresent() ? servers.as(login.get(), state) : servers.of(state);
  }
}
