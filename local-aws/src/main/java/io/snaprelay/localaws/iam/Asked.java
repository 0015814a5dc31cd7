package io.snaprelay.localaws.iam;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** A request, read by the names that its members have on the wire. */
record Asked(SdkPojo request) {

  Optional<String> text(String member) {
    return value(member).filter(String.class::isInstance).map(String.class::cast);
  }

  boolean isTrue(String member) {
    return value(member).filter(Boolean.TRUE::equals).isPresent();
  }

  /** A list's elements that have members themselves. */
  Stream<Asked> each(String member) {
    return elements(member)
        .filter(SdkPojo.class::isInstance)
        .map(SdkPojo.class::cast)
        .map(Asked::new);
  }

  /** The tags that it gives, by their keys. */
  Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    each("Tags").forEach(it -> tags.put(it.text("Key").orElse(""), it.text("Value").orElse("")));
    return tags;
  }

  /** The keys of the tags that it takes away. */
  List<String> tagKeys() {
    return elements("TagKeys").map(String::valueOf).toList();
  }

  private Stream<?> elements(String member) {
    return value(member)
        .filter(Collection.class::isInstance)
        .map(it -> ((Collection<?>) it).stream())
        .orElse(Stream.empty());
  }

  private Optional<Object> value(String member) {
    return request.sdkFields().stream()
        .filter(field -> field.locationName().equals(member))
        .findFirst()
        .map((SdkField<?> field) -> field.getValueOrDefault(request));
  }
}
