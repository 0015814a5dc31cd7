package io.snaprelay.localaws.iam;

import io.snaprelay.localaws.wire.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What Secrets Manager asks: about the secret, and about its key if that is the customer's. */
record SecretDemands(Estate estate) implements Demands {

  @Override
  public Optional<Stream<Demand>> of(Call call, Asked asked) {
    return asked
        .text("SecretId")
        .map(
            name ->
                estate.secret(call.account(), call.region(), name).stream()
                    .flatMap(secret -> demands(call, secret)));
  }

  private Stream<Demand> demands(Call call, Estate.KeptSecret secret) {
    Map<String, List<String>> tags = new TreeMap<>();
    secret.tags().forEach((key, value) -> tags.put(TagKeys.ofResource(key), List.of(value)));
    Demand own = Demand.of("secretsmanager:" + call.operation(), secret.arn()).with(tags);
    return call.operation().equals("GetSecretValue")
        ? Stream.concat(Stream.of(own), key(call, secret))
        : Stream.of(own);
  }

  private Stream<Demand> key(Call call, Estate.KeptSecret secret) {
    return secret
        .kmsKey()
        .flatMap(key -> estate.key(call.account(), call.region(), key))
        .filter(arn -> !estate.isAwsManaged(arn))
        .map(arn -> KmsDemands.via("secretsmanager", "kms:Decrypt", arn))
        .stream();
  }
}
