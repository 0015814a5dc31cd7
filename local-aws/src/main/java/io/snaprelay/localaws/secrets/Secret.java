package io.snaprelay.localaws.secrets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** One secret. */
final class Secret {

  /**
   * What never changes about a secret.
   *
   * @param owner the AWS service that manages it; null for a user's own
   */
  record Identity(
      String account,
      String region,
      String name,
      String arn,
      String description,
      String kmsKeyId,
      String owner,
      Instant created) {}

  private final Identity identity;
  private final Versions versions = new Versions();
  private final Map<String, String> tags = new ConcurrentSkipListMap<>();
  private volatile Instant deletion;

  Secret(Identity identity) {
    this.identity = identity;
  }

  Identity identity() {
    return identity;
  }

  Versions versions() {
    return versions;
  }

  void tag(List<Tag> more) {
    more.forEach(tag -> tags.put(tag.key(), tag.value()));
  }

  List<Tag> tags() {
    return tags.entrySet().stream()
        .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
        .toList();
  }

  /** When the secret will be gone; empty while it is not marked for deletion. */
  Optional<Instant> deletion() {
    return Optional.ofNullable(deletion);
  }

  void deletion(Instant when) {
    deletion = when;
  }
}
