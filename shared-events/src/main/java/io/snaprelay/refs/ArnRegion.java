package io.snaprelay.refs;

import java.util.Optional;

/**
 * The region that an ARN names, {@code arn:<partition>:<service>:<region>:...} (AWS General
 * Reference, "Amazon Resource Names").
 */
public final class ArnRegion {
  private static final int PLACE = 3;

  private ArnRegion() {}

  /** The region; empty if the text is no ARN, or that of something which is in no region. */
  public static Optional<String> of(String text) {
    String[] parts = text.split(":", -1);
    return parts.length > PLACE && parts[0].equals("arn") && !parts[PLACE].isEmpty()
        ? Optional.of(parts[PLACE])
        : Optional.empty();
  }
}
