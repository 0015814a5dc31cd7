package io.snaprelay.restore;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.database.Login;
import io.snaprelay.database.MasterSecrets;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.RestoreSource;
import io.snaprelay.step.testing.FakeRds;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** KMS and Secrets Manager in memory: every key is enabled of which no test says otherwise. */
final class KeysAndSecrets implements SnapshotKeys, MasterSecrets {
  private final Map<String, Optional<String>> states = new HashMap<>();
  private final Map<String, RuntimeException> refusals = new HashMap<>();

  /** KMS says this of a key; or knows none. */
  void keyIs(String arn, String state) {
    states.put(arn, Optional.ofNullable(state));
  }

  /** The secret, or the key, may not be looked at. */
  void denied(String arn) {
    refusals.put(arn, FakeRds.failure(AwsFailure.Kind.ACCESS_DENIED, "AccessDenied", arn));
  }

  /** The secret holds something else than a login. */
  void holdsNoLogin(String arn) {
    refusals.put(arn, new IllegalStateException(arn + " has no username and password"));
  }

  @Override
  public Optional<String> state(RestoreSource source, String arn) {
    refuse(arn);
    return states.getOrDefault(arn, Optional.of("Enabled"));
  }

  @Override
  public Login read(DatabaseRef database, String arn) {
    refuse(arn);
    return new Login("snaprelay_verify", "of the fake");
  }

  private void refuse(String arn) {
    if (refusals.containsKey(arn)) {
      throw refusals.get(arn);
    }
  }
}
