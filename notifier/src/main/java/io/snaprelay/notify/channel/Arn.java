package io.snaprelay.notify.channel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** What an ARN says about where something is. */
final class Arn {
  private static final Pattern REGION = Pattern.compile("arn:[a-z-]+:[a-z0-9-]+:([a-z0-9-]+):.*");

  private Arn() {}

  /** The region of an ARN; empty for a text that is none. */
  static Optional<Region> region(String text) {
    Matcher arn = REGION.matcher(text);
    return arn.matches() ? Optional.of(Region.of(arn.group(1))) : Optional.empty();
  }
}
