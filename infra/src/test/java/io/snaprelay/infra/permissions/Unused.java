package io.snaprelay.infra.permissions;

import java.util.Comparator;

/**
 * An action or a resource of a statement by which nothing was done.
 *
 * @param sid the statement's
 * @param what the action or the resource, as the policy has it
 */
record Unused(String role, String sid, String what) implements Comparable<Unused> {
  private static final Comparator<Unused> ORDER =
      Comparator.comparing(Unused::role).thenComparing(Unused::sid).thenComparing(Unused::what);

  @Override
  public int compareTo(Unused other) {
    return ORDER.compare(this, other);
  }
}
