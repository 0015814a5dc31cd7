package io.snaprelay.localaws.iam;

import io.snaprelay.localaws.wire.Call;
import java.util.Optional;
import java.util.stream.Stream;

/** What KMS asks: about the key, however it is named. */
record KmsDemands(Estate estate) implements Demands {

  private static final int REGION = 3;

  @Override
  public Optional<Stream<Demand>> of(Call call, Asked asked) {
    Optional<String> named = asked.text("KeyId");
    return named.map(
        key ->
            estate.key(call.account(), call.region(), key).stream()
                .map(arn -> Demand.of("kms:" + call.operation(), arn)));
  }

  /** A service's use of a key in the caller's name (KMS Developer Guide, "KMS condition keys"). */
  static Demand via(String service, String action, String key) {
    Demand demand =
        Demand.of(action, key)
            .with(
                "kms:viaservice", "%s.%s.amazonaws.com".formatted(service, key.split(":")[REGION]));
    return action.equals("kms:CreateGrant")
        ? demand.with("kms:grantisforawsresource", "true")
        : demand;
  }
}
