package io.snaprelay.localaws.secrets;

import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.Required;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceResponse;

/** Making, showing and deleting secrets. */
final class SecretCalls {

  private final SecretStore store;
  private final SecretKeys keys;
  private final Timeline time;

  SecretCalls(SecretStore store, SecretKeys keys, Timeline time) {
    this.store = store;
    this.keys = keys;
    this.time = time;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(
        CreateSecretRequest.class,
        Set.of(
            "Name",
            "ClientRequestToken",
            "Description",
            "KmsKeyId",
            "SecretString",
            "SecretBinary",
            "Tags"),
        this::create);
    dispatcher.on(DescribeSecretRequest.class, this::describe);
    dispatcher.on(ListSecretsRequest.class, Set.of(), this::list);
    dispatcher.on(TagResourceRequest.class, this::tag);
    dispatcher.on(DeleteSecretRequest.class, this::delete);
    dispatcher.on(RestoreSecretRequest.class, this::restore);
  }

  private CreateSecretResponse create(CreateSecretRequest request, Call call) {
    String name = name(request);
    Secret secret =
        new Secret(
            new Secret.Identity(
                call.account(),
                call.region(),
                name,
                SecretStore.newArn(call.account(), call.region(), name),
                request.description(),
                key(request, call),
                null,
                time.now()));
    secret.tag(request.tags());
    String version = addValue(request, secret);
    store.add(secret);
    return CreateSecretResponse.builder()
        .arn(secret.identity().arn())
        .name(name)
        .versionId(version)
        .build();
  }

  private static String name(CreateSecretRequest request) {
    String name = Required.member("Name", request.name());
    if (!name.matches("[\\w/+=.@!-]{1,512}")) {
      throw SecretError.INVALID_PARAMETER.because(
          "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
              + " following: -/_+=.@!");
    }
    return name;
  }

  private String key(CreateSecretRequest request, Call call) {
    if (request.kmsKeyId() == null) {
      return null;
    }
    return keys.usable(call.account(), call.region(), request.kmsKeyId());
  }

  /** A secret may be made without a value, to be given one later. */
  private String addValue(CreateSecretRequest request, Secret secret) {
    if (request.secretString() == null && request.secretBinary() == null) {
      return null;
    }
    String id =
        Objects.requireNonNullElseGet(
            request.clientRequestToken(), () -> UUID.randomUUID().toString());
    secret
        .versions()
        .add(new SecretValue(id, request.secretString(), request.secretBinary(), time.now()));
    return id;
  }

  private DescribeSecretResponse describe(DescribeSecretRequest request, Call call) {
    Secret secret = store.find(call, request.secretId());
    Secret.Identity identity = secret.identity();
    return DescribeSecretResponse.builder()
        .arn(identity.arn())
        .name(identity.name())
        .description(identity.description())
        .kmsKeyId(identity.kmsKeyId())
        .owningService(identity.owner())
        .createdDate(identity.created())
        .deletedDate(secret.deletion().orElse(null))
        .tags(secret.tags())
        .versionIdsToStages(secret.versions().stages())
        .build();
  }

  private ListSecretsResponse list(ListSecretsRequest request, Call call) {
    return ListSecretsResponse.builder()
        .secretList(
            store.all(call.account(), call.region()).stream()
                .filter(secret -> secret.deletion().isEmpty())
                .map(SecretCalls::entry)
                .toList())
        .build();
  }

  private static SecretListEntry entry(Secret secret) {
    Secret.Identity identity = secret.identity();
    return SecretListEntry.builder()
        .arn(identity.arn())
        .name(identity.name())
        .description(identity.description())
        .kmsKeyId(identity.kmsKeyId())
        .owningService(identity.owner())
        .createdDate(identity.created())
        .tags(secret.tags())
        .secretVersionsToStages(secret.versions().stages())
        .build();
  }

  private TagResourceResponse tag(TagResourceRequest request, Call call) {
    store.active(call, request.secretId()).tag(request.tags());
    return TagResourceResponse.builder().build();
  }

  private DeleteSecretResponse delete(DeleteSecretRequest request, Call call) {
    Secret secret = store.active(call, request.secretId());
    LocalSecrets.requireNoOwner(secret);
    Duration wait = recoveryWindow(request);
    Instant when = time.now().plus(wait);
    secret.deletion(when);
    if (wait.isZero()) {
      store.remove(secret);
    } else {
      time.after(wait, () -> removeIfDue(secret));
    }
    return DeleteSecretResponse.builder()
        .arn(secret.identity().arn())
        .name(secret.identity().name())
        .deletionDate(when)
        .build();
  }

  private static Duration recoveryWindow(DeleteSecretRequest request) {
    boolean force = Boolean.TRUE.equals(request.forceDeleteWithoutRecovery());
    if (force && request.recoveryWindowInDays() != null) {
      throw SecretError.INVALID_PARAMETER.because(
          "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
    }
    long days = force ? 0 : Objects.requireNonNullElse(request.recoveryWindowInDays(), 30L);
    if (!force && (days < 7 || days > 30)) {
      throw SecretError.INVALID_PARAMETER.because(
          "RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
    }
    return Duration.ofDays(days);
  }

  private void removeIfDue(Secret secret) {
    if (secret.deletion().filter(when -> !time.now().isBefore(when)).isPresent()) {
      store.remove(secret);
    }
  }

  private RestoreSecretResponse restore(RestoreSecretRequest request, Call call) {
    Secret secret = store.find(call, request.secretId());
    secret.deletion(null);
    return RestoreSecretResponse.builder()
        .arn(secret.identity().arn())
        .name(secret.identity().name())
        .build();
  }
}
