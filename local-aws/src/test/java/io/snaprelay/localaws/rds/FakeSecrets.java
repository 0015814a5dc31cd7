package io.snaprelay.localaws.rds;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets that a test can read. */
final class FakeSecrets implements MasterSecrets {

  private final Map<String, String> passwords = new ConcurrentHashMap<>();

  String password(String arn) {
    return passwords.get(arn);
  }

  int count() {
    return passwords.size();
  }

  @Override
  public Stored create(Content content) {
    String arn =
        "arn:aws:secretsmanager:%s:%s:secret:rds!%s"
            .formatted(content.region(), content.account(), content.resourceId());
    passwords.put(arn, content.password());
    return new Stored(arn, content.kmsKey() == null ? "aws/secretsmanager" : content.kmsKey());
  }

  @Override
  public void rotate(String secretArn, String username, String password) {
    passwords.replace(secretArn, password);
  }

  @Override
  public void delete(String secretArn) {
    passwords.remove(secretArn);
  }
}
