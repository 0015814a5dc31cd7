package io.snaprelay.localaws.kms;

import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.Required;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateAliasResponse;
import software.amazon.awssdk.services.kms.model.DeleteAliasRequest;
import software.amazon.awssdk.services.kms.model.DeleteAliasResponse;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.kms.model.UpdateAliasRequest;
import software.amazon.awssdk.services.kms.model.UpdateAliasResponse;

/** Names for keys. */
final class AliasCalls {

  private final KeyStore store;
  private final KeyAccess access;
  private final Timeline time;

  AliasCalls(KeyStore store, KeyAccess access, Timeline time) {
    this.store = store;
    this.access = access;
    this.time = time;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.on(CreateAliasRequest.class, this::create);
    dispatcher.on(UpdateAliasRequest.class, this::update);
    dispatcher.on(DeleteAliasRequest.class, this::delete);
    dispatcher.on(ListAliasesRequest.class, Set.of("KeyId"), this::list);
  }

  private CreateAliasResponse create(CreateAliasRequest request, Call call) {
    Alias alias = alias(request.aliasName(), request.targetKeyId(), call);
    if (!store.add(alias)) {
      throw KmsError.ALREADY_EXISTS.because(
          "An alias with the name %s already exists", alias.arn());
    }
    return CreateAliasResponse.builder().build();
  }

  private UpdateAliasResponse update(UpdateAliasRequest request, Call call) {
    Alias alias = alias(request.aliasName(), request.targetKeyId(), call);
    require(store.alias(alias.arn()).isPresent(), alias.arn());
    store.replace(alias);
    return UpdateAliasResponse.builder().build();
  }

  private DeleteAliasResponse delete(DeleteAliasRequest request, Call call) {
    KmsArn arn = arn(request.aliasName(), call);
    require(store.removeAlias(arn), arn);
    return DeleteAliasResponse.builder().build();
  }

  private static void require(boolean found, KmsArn alias) {
    if (!found) {
      throw KmsError.NOT_FOUND.because("Alias %s is not found.", alias);
    }
  }

  private Alias alias(String name, String targetKeyId, Call call) {
    KmsKey key = access.own(call, targetKeyId);
    return new Alias(arn(name, call), key.arn(), time.now());
  }

  private static KmsArn arn(String name, Call call) {
    Required.member("AliasName", name);
    if (!name.matches("alias/[a-zA-Z0-9/_-]{1,250}")) {
      throw KmsError.VALIDATION.because("AliasName is like alias/backup, not %s", name);
    }
    if (name.startsWith("alias/aws/")) {
      throw KmsError.INVALID_ALIAS_NAME.because("%s begins with alias/aws/, AWS's own", name);
    }
    return new KmsArn(call.region(), call.account(), name);
  }

  private ListAliasesResponse list(ListAliasesRequest request, Call call) {
    String only = request.keyId() == null ? null : access.permitted(call, request.keyId()).arn();
    List<AliasListEntry> entries =
        store.aliases(call.account(), call.region()).stream()
            .filter(alias -> only == null || alias.keyArn().equals(only))
            .map(AliasCalls::entry)
            .toList();
    return ListAliasesResponse.builder().aliases(entries).truncated(false).build();
  }

  private static AliasListEntry entry(Alias alias) {
    return AliasListEntry.builder()
        .aliasName(alias.name())
        .aliasArn(alias.arn().toString())
        .targetKeyId(alias.keyArn().substring(alias.keyArn().indexOf('/') + 1))
        .creationDate(alias.created())
        .build();
  }
}
