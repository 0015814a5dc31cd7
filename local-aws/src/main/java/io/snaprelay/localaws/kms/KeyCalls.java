package io.snaprelay.localaws.kms;

import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.ListResourceTagsRequest;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.Tag;

/** Making, showing, disabling and deleting keys. */
final class KeyCalls {

  private final KeyStore store;
  private final KeyAccess access;
  private final Timeline time;

  KeyCalls(KeyStore store, KeyAccess access, Timeline time) {
    this.store = store;
    this.access = access;
    this.time = time;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(
        CreateKeyRequest.class,
        Set.of("Policy", "Description", "KeyUsage", "KeySpec", "Tags"),
        this::create);
    dispatcher.on(DescribeKeyRequest.class, Set.of("KeyId"), this::describe);
    dispatcher.on(ListKeysRequest.class, Set.of(), this::list);
    dispatcher.on(EnableKeyRequest.class, this::enable);
    dispatcher.on(DisableKeyRequest.class, this::disable);
    dispatcher.on(ScheduleKeyDeletionRequest.class, this::scheduleDeletion);
    dispatcher.on(CancelKeyDeletionRequest.class, this::cancelDeletion);
    dispatcher.on(ListResourceTagsRequest.class, Set.of("KeyId"), this::tags);
  }

  private CreateKeyResponse create(CreateKeyRequest request, Call call) {
    KeySpec spec = Objects.requireNonNullElse(request.keySpec(), KeySpec.SYMMETRIC_DEFAULT);
    KmsKey.Plan plan =
        new KmsKey.Plan(
            call.account(),
            call.region(),
            spec,
            usage(request, spec),
            KeyManagerType.CUSTOMER,
            Objects.requireNonNullElse(request.description(), ""));
    String policy =
        Objects.requireNonNullElse(request.policy(), KeyStore.defaultPolicy(call.account()));
    KmsKey key = store.create(plan, policy);
    request.tags().forEach(tag -> key.tags().put(tag.tagKey(), tag.tagValue()));
    return CreateKeyResponse.builder().keyMetadata(key.metadata()).build();
  }

  private static KeyUsageType usage(CreateKeyRequest request, KeySpec spec) {
    boolean symmetric = spec == KeySpec.SYMMETRIC_DEFAULT;
    KeyUsageType right = symmetric ? KeyUsageType.ENCRYPT_DECRYPT : KeyUsageType.SIGN_VERIFY;
    if (request.keyUsage() == null && !symmetric) {
      throw KmsError.VALIDATION.because("You must specify a KeyUsage value for an asymmetric key.");
    }
    if (request.keyUsage() != null && request.keyUsage() != right) {
      throw KmsError.UNSUPPORTED.because(
          "local-aws does not implement KeyUsage %s with KeySpec %s",
          request.keyUsageAsString(), spec);
    }
    return right;
  }

  private DescribeKeyResponse describe(DescribeKeyRequest request, Call call) {
    KmsKey key = access.permitted(call, request.keyId());
    return DescribeKeyResponse.builder().keyMetadata(key.metadata()).build();
  }

  private ListKeysResponse list(ListKeysRequest request, Call call) {
    List<KeyListEntry> keys =
        store.keys(call.account(), call.region()).stream()
            .map(key -> KeyListEntry.builder().keyId(key.id()).keyArn(key.arn()).build())
            .toList();
    return ListKeysResponse.builder().keys(keys).truncated(false).build();
  }

  private EnableKeyResponse enable(EnableKeyRequest request, Call call) {
    notPendingDeletion(access.own(call, request.keyId())).state(KeyState.ENABLED);
    return EnableKeyResponse.builder().build();
  }

  private DisableKeyResponse disable(DisableKeyRequest request, Call call) {
    notPendingDeletion(access.own(call, request.keyId())).state(KeyState.DISABLED);
    return DisableKeyResponse.builder().build();
  }

  private ScheduleKeyDeletionResponse scheduleDeletion(
      ScheduleKeyDeletionRequest request, Call call) {
    KmsKey key = notPendingDeletion(access.own(call, request.keyId()));
    int days = Objects.requireNonNullElse(request.pendingWindowInDays(), 30);
    if (days < 7 || days > 30) {
      throw KmsError.VALIDATION.because("PendingWindowInDays is from 7 to 30, not %d", days);
    }
    Duration wait = Duration.ofDays(days);
    key.scheduleDeletion(time.now().plus(wait));
    time.after(wait, () -> deleteIfDue(key));
    return ScheduleKeyDeletionResponse.builder()
        .keyId(key.arn())
        .deletionDate(key.deletion())
        .keyState(key.state())
        .pendingWindowInDays(days)
        .build();
  }

  private void deleteIfDue(KmsKey key) {
    if (key.deletion() != null && !time.now().isBefore(key.deletion())) {
      store.forget(key);
    }
  }

  private CancelKeyDeletionResponse cancelDeletion(CancelKeyDeletionRequest request, Call call) {
    KmsKey key = access.own(call, request.keyId());
    if (key.state() != KeyState.PENDING_DELETION) {
      throw KmsError.INVALID_STATE.because("%s is not pending deletion.", key.arn());
    }
    key.state(KeyState.DISABLED);
    return CancelKeyDeletionResponse.builder().keyId(key.arn()).build();
  }

  private ListResourceTagsResponse tags(ListResourceTagsRequest request, Call call) {
    Map<String, String> tags = access.permitted(call, request.keyId()).tags();
    List<Tag> entries =
        tags.entrySet().stream()
            .map(e -> Tag.builder().tagKey(e.getKey()).tagValue(e.getValue()).build())
            .toList();
    return ListResourceTagsResponse.builder().tags(entries).truncated(false).build();
  }

  private static KmsKey notPendingDeletion(KmsKey key) {
    if (key.state() == KeyState.PENDING_DELETION) {
      throw KmsError.INVALID_STATE.because("%s is pending deletion.", key.arn());
    }
    return key;
  }
}
