package io.snaprelay.localaws;

import io.snaprelay.localaws.iam.Estate;
import io.snaprelay.localaws.kms.LocalKms;
import io.snaprelay.localaws.rds.LocalRds;
import io.snaprelay.localaws.s3.LocalS3;
import io.snaprelay.localaws.secrets.LocalSecrets;
import java.util.Optional;

/** What policies may ask of the services. */
record EstateOfServices(LocalRds rds, LocalKms kms, LocalSecrets secrets, LocalS3 s3)
    implements Estate {

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

  @Override
  public boolean hasObject(String bucket, String key) {
    return s3.hasObject(bucket, key);
  }
}
