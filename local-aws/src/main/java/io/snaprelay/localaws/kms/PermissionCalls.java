package io.snaprelay.localaws.kms;

import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.kms.model.CreateGrantRequest;
import software.amazon.awssdk.services.kms.model.CreateGrantResponse;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.ListGrantsRequest;
import software.amazon.awssdk.services.kms.model.ListGrantsResponse;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.RevokeGrantRequest;
import software.amazon.awssdk.services.kms.model.RevokeGrantResponse;

/** Key policies and grants. */
final class PermissionCalls {

  private final KeyAccess access;
  private final Timeline time;

  PermissionCalls(KeyAccess access, Timeline time) {
    this.access = access;
    this.time = time;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(
        PutKeyPolicyRequest.class, Set.of("KeyId", "PolicyName", "Policy"), this::putPolicy);
    dispatcher.on(GetKeyPolicyRequest.class, this::getPolicy);
    dispatcher.on(
        CreateGrantRequest.class,
        Set.of("KeyId", "GranteePrincipal", "Operations", "Name"),
        this::createGrant);
    dispatcher.on(ListGrantsRequest.class, Set.of("KeyId"), this::listGrants);
    dispatcher.on(RevokeGrantRequest.class, Set.of("KeyId", "GrantId"), this::revokeGrant);
  }

  private PutKeyPolicyResponse putPolicy(PutKeyPolicyRequest request, Call call) {
    KmsKey key = access.own(call, request.keyId());
    refuseOtherThanDefault(request.policyName());
    key.policy(Required.member("Policy", request.policy()));
    return PutKeyPolicyResponse.builder().build();
  }

  private GetKeyPolicyResponse getPolicy(GetKeyPolicyRequest request, Call call) {
    KmsKey key = access.permitted(call, request.keyId());
    refuseOtherThanDefault(request.policyName());
    return GetKeyPolicyResponse.builder().policy(key.policyText()).policyName("default").build();
  }

  private static void refuseOtherThanDefault(String policyName) {
    if (policyName != null && !policyName.equals("default")) {
      throw KmsError.NOT_FOUND.because("No such policy exists: %s", policyName);
    }
  }

  private CreateGrantResponse createGrant(CreateGrantRequest request, Call call) {
    KmsKey key = access.enabled(call, request.keyId());
    GrantListEntry grant =
        GrantListEntry.builder()
            .keyId(key.arn())
            .grantId(UUID.randomUUID().toString().replace("-", ""))
            .name(request.name())
            .granteePrincipal(Required.member("GranteePrincipal", request.granteePrincipal()))
            .operationsWithStrings(request.operationsAsStrings())
            .issuingAccount(call.account())
            .creationDate(time.now())
            .build();
    key.grants().add(grant);
    return CreateGrantResponse.builder()
        .grantId(grant.grantId())
        .grantToken(grant.grantId())
        .build();
  }

  private ListGrantsResponse listGrants(ListGrantsRequest request, Call call) {
    KmsKey key = access.permitted(call, request.keyId());
    return ListGrantsResponse.builder().grants(key.grants()).truncated(false).build();
  }

  private RevokeGrantResponse revokeGrant(RevokeGrantRequest request, Call call) {
    KmsKey key = access.own(call, request.keyId());
    if (!key.grants().removeIf(grant -> grant.grantId().equals(request.grantId()))) {
      throw KmsError.NOT_FOUND.because("Grant %s does not exist", request.grantId());
    }
    return RevokeGrantResponse.builder().build();
  }
}
