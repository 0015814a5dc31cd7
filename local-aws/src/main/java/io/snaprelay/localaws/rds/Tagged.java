package io.snaprelay.localaws.rds;

import java.util.List;
import software.amazon.awssdk.services.rds.model.Tag;

/** A group with its tags, which its own description does not show. */
final class Tagged<T> {

  private final T group;
  private List<Tag> tags;

  Tagged(T group, List<Tag> tags) {
    this.group = group;
    this.tags = List.copyOf(tags);
  }

  T group() {
    return group;
  }

  List<Tag> tags() {
    return tags;
  }

  void tag(List<Tag> newTags) {
    tags = newTags;
  }
}
