package io.snaprelay.rds;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.Tag;

/** Tags as a map, and back. */
final class RdsTags {
  private RdsTags() {}

  /** A tag may have no value; RDS then shows none. */
  static Map<String, String> map(List<Tag> tags) {
    return tags.stream()
        .collect(Collectors.toMap(Tag::key, tag -> tag.value() == null ? "" : tag.value()));
  }

  static List<Tag> list(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
