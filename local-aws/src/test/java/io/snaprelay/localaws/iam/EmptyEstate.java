package io.snaprelay.localaws.iam;

import java.util.Optional;

/** There is nothing. */
public final class EmptyEstate implements Estate {

  @Override
  public Thing thing(String arn) {
    return Thing.NONE;
  }

  @Override
  public Thing likeNew(String engine, String version) {
    return Thing.NONE;
  }

  @Override
  public Optional<String> key(String account, String region, String key) {
    return Optional.empty();
  }

  @Override
  public boolean isAwsManaged(String keyArn) {
    return false;
  }

  @Override
  public Optional<KeptSecret> secret(String account, String region, String secret) {
    return Optional.empty();
  }

  @Override
  public boolean hasObject(String bucket, String key) {
    return false;
  }
}
