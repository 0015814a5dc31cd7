package io.snaprelay.restore.cutover;

import io.snaprelay.refs.DatabaseRef;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The name to which production steps aside. Derived from the database alone: see {@link Spot}. */
final class Names {
  /** RDS API Reference, CreateDBInstance: 1 to 63 letters, digits and single hyphens. */
  private static final int LONGEST = 63;

  private static final String SUFFIX = "-retired";
  private static final int HASH = 9;

  private Names() {}

  static String aside(DatabaseRef production) {
    String name = production.identifier();
    if (name.length() + SUFFIX.length() <= LONGEST) {
      return name + SUFFIX;
    }
    CRC32 hash = new CRC32();
    hash.update(name.getBytes(StandardCharsets.UTF_8));
    String start = name.substring(0, LONGEST - SUFFIX.length() - HASH).replaceAll("-+$", "");
    return "%s-%08x%s".formatted(start, hash.getValue(), SUFFIX);
  }

  static DatabaseRef named(DatabaseRef like, String identifier) {
    return new DatabaseRef(like.kind(), like.account(), like.region(), identifier);
  }
}
