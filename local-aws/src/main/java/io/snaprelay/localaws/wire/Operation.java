package io.snaprelay.localaws.wire;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * An operation that local-aws serves.
 *
 * @param honoured the members that the handler acts upon; all others are refused by name
 */
record Operation(
    OperationName name,
    Class<? extends SdkPojo> request,
    Supplier<SdkPojo> builder,
    Set<String> honoured,
    BiFunction<SdkPojo, Call, SdkPojo> handler) {

  static Set<String> modelled(SdkPojo builder) {
    return builder.sdkFields().stream().map(SdkField::locationName).collect(Collectors.toSet());
  }

  Stream<Honoured> honouredMembers() {
    return honoured.isEmpty()
        ? Stream.of(new Honoured(name, request, ""))
        : honoured.stream().sorted().map(member -> new Honoured(name, request, member));
  }

  /** Types the message, and refuses what the model or the handler does not know. */
  SdkPojo read(Exchange exchange) {
    WireMessage message = exchange.message();
    SdkPojo built = builder.get();
    message.fill(built);
    refuseUnhonoured(message.members());
    return (SdkPojo) ((Buildable) built).build();
  }

  private void refuseUnhonoured(Set<String> sent) {
    Set<String> refused = new TreeSet<>(sent);
    refused.removeAll(honoured);
    if (!refused.isEmpty()) {
      throw new AwsError(
          400,
          "UnsupportedParameter",
          "local-aws does not implement %s of %s".formatted(String.join(", ", refused), name));
    }
  }
}
