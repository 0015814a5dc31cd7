package io.snaprelay.localaws.secrets;

import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;

/** Reading and writing a secret's value. */
final class ValueCalls {

  private final SecretStore store;
  private final SecretKeys keys;
  private final Timeline time;

  ValueCalls(SecretStore store, SecretKeys keys, Timeline time) {
    this.store = store;
    this.keys = keys;
    this.time = time;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(GetSecretValueRequest.class, this::get);
    dispatcher.on(
        PutSecretValueRequest.class,
        Set.of("SecretId", "ClientRequestToken", "SecretString", "SecretBinary"),
        this::put);
  }

  private GetSecretValueResponse get(GetSecretValueRequest request, Call call) {
    Secret secret = store.active(call, request.secretId());
    SecretValue value =
        secret
            .versions()
            .find(request.versionId(), request.versionStage())
            .orElseThrow(() -> noSuchVersion(request));
    requireKey(secret);
    return GetSecretValueResponse.builder()
        .arn(secret.identity().arn())
        .name(secret.identity().name())
        .versionId(value.versionId())
        .versionStages(secret.versions().stages().getOrDefault(value.versionId(), List.of()))
        .secretString(value.text())
        .secretBinary(value.bytes())
        .createdDate(value.created())
        .build();
  }

  private static AwsError noSuchVersion(GetSecretValueRequest request) {
    String stage = Objects.requireNonNullElse(request.versionStage(), Versions.CURRENT);
    return SecretError.NOT_FOUND.because(
        "Secrets Manager can't find the specified secret value for %s: %s"
            .formatted(
                request.versionId() == null ? "staging label" : "VersionId",
                Objects.requireNonNullElse(request.versionId(), stage)));
  }

  private void requireKey(Secret secret) {
    Secret.Identity identity = secret.identity();
    String key = Objects.requireNonNullElse(identity.kmsKeyId(), SecretKeys.DEFAULT_KEY);
    try {
      keys.usable(identity.account(), identity.region(), key);
    } catch (AwsError unusable) {
      throw SecretError.DECRYPTION.because(
          "Secrets Manager can't decrypt the protected secret text: " + unusable.getMessage());
    }
  }

  private PutSecretValueResponse put(PutSecretValueRequest request, Call call) {
    Secret secret = store.active(call, request.secretId());
    LocalSecrets.requireNoOwner(secret);
    SecretValue value =
        new SecretValue(
            Objects.requireNonNullElseGet(
                request.clientRequestToken(), () -> UUID.randomUUID().toString()),
            request.secretString(),
            request.secretBinary(),
            time.now());
    secret.versions().add(value);
    return PutSecretValueResponse.builder()
        .arn(secret.identity().arn())
        .name(secret.identity().name())
        .versionId(value.versionId())
        .versionStages(secret.versions().stages().getOrDefault(value.versionId(), List.of()))
        .build();
  }
}
