package io.snaprelay.localaws.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** What a request is about: its first member that names a thing. */
final class Resource {

  private static final List<String> STRONG =
      List.of("Identifier", "Arn", "QueueUrl", "KeyId", "SecretId", "ResourceName");

  private Resource() {}

  static String of(SdkPojo request) {
    return named(request, STRONG).or(() -> named(request, List.of("Name"))).orElse("");
  }

  private static Optional<String> named(SdkPojo request, List<String> endings) {
    return request.sdkFields().stream()
        .filter(field -> endings.stream().anyMatch(field.locationName()::endsWith))
        .flatMap(field -> text(field, request))
        .findFirst();
  }

  private static Stream<String> text(SdkField<?> field, SdkPojo request) {
    return field.getValueOrDefault(request) instanceof String text ? Stream.of(text) : Stream.of();
  }
}
