package io.snaprelay.names;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a resource that SnapRelay creates: {@code snaprelay-<run>-<step>}. RDS has no
 * idempotency tokens; creation under a derived name is its only compare-and-set, so the name is the
 * idempotency key. At most 59 characters: within the 63 that RDS allows for DB instance identifiers
 * (RDS API Reference, CreateDBInstance).
 *
 * @param run the run that owns the resource
 * @param step the step that creates it
 */
public record ResourceName(RunId run, StepName step) {
  private static final Pattern GRAMMAR = Pattern.compile("snaprelay-(r[a-z2-7]{15})-(.{1,32})");

  /** The identifier as RDS sees it. */
  public String value() {
    return "snaprelay-" + run + "-" + step;
  }

  /** Reads an identifier; empty if it was not derived by SnapRelay. */
  public static Optional<ResourceName> parse(String identifier) {
    Matcher matcher = GRAMMAR.matcher(identifier == null ? "" : identifier);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return stepName(matcher.group(2))
        .map(step -> new ResourceName(new RunId(matcher.group(1)), step));
  }

  private static Optional<StepName> stepName(String text) {
    try {
      return Optional.of(new StepName(text));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
