package io.snaprelay.localaws;

import io.snaprelay.localaws.iam.Estate;
import io.snaprelay.localaws.kms.LocalKms;
import io.snaprelay.localaws.rds.LocalRds;
import io.snaprelay.localaws.secrets.LocalSecrets;
import java.util.Optional;

/** What policies may ask of the services. */
record EstateOfServices(LocalRds rds, LocalKms kms, LocalSecrets secrets) implements Estate {

  @Override
  public Thing thing(String arn) {
    return rds.thing(arn);
  }

  @Override
  public Thing likeNew(String engine, String version) {
    return rds.likeNew(engine, version);
  }

  @Override
  public Optional<String> key(String account, String region, String key) {
    return kms.arnOf(account, region, key);
  }

  @Override
  public boolean isAwsManaged(String keyArn) {
    return kms.isManagedByAws(keyArn);
  }

  @Override
  public Optional<KeptSecret> secret(String account, String region, String secret) {
    return secrets.kept(account, region, secret);
  }
}
