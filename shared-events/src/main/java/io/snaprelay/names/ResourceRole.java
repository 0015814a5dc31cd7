package io.snaprelay.names;

import java.util.Arrays;
import java.util.Optional;

/** What a resource that SnapRelay created is for, as its tag {@code snaprelay:role} says. */
public enum ResourceRole {
  /** A snapshot taken of a production database. */
  SOURCE("source"),
  /** A copy in another region or account, or under another key. */
  COPY("copy"),
  /** A copy that exists only because a later step needs it. */
  TRANSIT("transit"),
  /** A restored database that SnapRelay deletes. */
  TEMPORARY("temporary"),
  /** A snapshot of a sanitized temporary database. */
  SANITIZED("sanitized"),
  /** The old production after a cutover. */
  RETIRED("retired");

  private final String tagValue;

  ResourceRole(String tagValue) {
    this.tagValue = tagValue;
  }

  public String tagValue() {
    return tagValue;
  }

  /** The role that a tag value names; empty for any other text. */
  public static Optional<ResourceRole> ofTag(String value) {
    return Arrays.stream(values()).filter(role -> role.tagValue.equals(value)).findFirst();
  }
}
