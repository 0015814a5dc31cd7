package io.snaprelay.localaws;

import io.snaprelay.localaws.kms.LocalKms;
import io.snaprelay.localaws.rds.MasterSecrets;
import io.snaprelay.localaws.secrets.LocalSecrets;
import io.snaprelay.localaws.secrets.MasterUser;
import io.snaprelay.localaws.secrets.SecretKeys;
import java.util.Objects;

/** RDS's view of Secrets Manager. */
record SecretsForRds(LocalSecrets secrets, LocalKms kms) implements MasterSecrets {

  @Override
  public Stored create(Content content) {
    String key = Objects.requireNonNullElse(content.kmsKey(), SecretKeys.DEFAULT_KEY);
    String keyArn = kms.usableKey(content.account(), content.region(), key);
    MasterUser user = new MasterUser(content.username(), content.password());
    String ownKey = content.kmsKey() == null ? null : keyArn;
    return new Stored(secrets.createMasterSecret(content.databaseArn(), ownKey, user), keyArn);
  }

  @Override
  public void rotate(String secretArn, String username, String password) {
    secrets.changeMasterSecret(secretArn, new MasterUser(username, password));
  }

  @Override
  public void delete(String secretArn) {
    secrets.deleteMasterSecret(secretArn);
  }
}
