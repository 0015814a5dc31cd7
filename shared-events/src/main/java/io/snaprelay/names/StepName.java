package io.snaprelay.names;

import java.util.regex.Pattern;

/**
 * Names one step of a run. It stands in ledger keys, tags and derived resource names.
 *
 * @param value at most 32 lower-case letters, digits and single hyphens
 */
public record StepName(String value) implements Comparable<StepName> {
  private static final Pattern GRAMMAR = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST = 32;

  public static final StepName SNAPSHOT = new StepName("snapshot");
  public static final StepName COPY = new StepName("copy");
  public static final StepName SHARE = new StepName("share");
  public static final StepName EXPORT = new StepName("export");
  public static final StepName RESTORE = new StepName("restore");
  public static final StepName VERIFY = new StepName("verify");
  public static final StepName SANITIZE = new StepName("sanitize");
  public static final StepName SANITIZED_SNAPSHOT = new StepName("sanitized-snapshot");
  public static final StepName SANITIZED_COPY = new StepName("sanitized-copy");
  public static final StepName SANITIZED_SHARE = new StepName("sanitized-share");
  public static final StepName PROMOTE = new StepName("promote");
  public static final StepName CUTOVER = new StepName("cutover");
  public static final StepName CLEAN_UP = new StepName("clean-up");

  /** No step of its own: what the restore of a cluster names the first instance that serves it. */
  public static final StepName RESTORE_MEMBER = new StepName("restore-member");

  /** Keeps the temporary database of a failed proof for a while; no run waits for its end. */
  public static final StepName KEEP = new StepName("keep");

  /** Holds and then deletes the old production after a cutover; no run waits for its end. */
  public static final StepName RETIRE = new StepName("retire");

  /**
   * No step of a plan: it names what the step {@code sanitize} creates beside the temporary
   * database, the instance that masked data are loaded into.
   */
  public static final StepName CLEAN_ROOM = new StepName("clean-room");

  private static final String COPY_TO = COPY.value() + "-";
  private static final String VIA = "via";
  private static final Pattern MEMBER = Pattern.compile("restore-member-[1-9][0-9]?");

  public StepName {
    if (value == null || value.length() > LONGEST || !GRAMMAR.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a step name: '" + value + "'");
    }
  }

  /**
   * The step that makes one of several copies.
   *
   * @param target what the copy is called, at most 27 characters
   */
  public static StepName copyTo(String target) {
    return new StepName(COPY_TO + target);
  }

  /**
   * What the restore of a cluster names one of the instances that serve it.
   *
   * @param number counted from 1, the first one that is made
   */
  public static StepName restoreMember(int number) {
    return number == 1 ? RESTORE_MEMBER : new StepName(RESTORE_MEMBER.value() + "-" + number);
  }

  /** Whether this names an instance that serves a restored cluster. */
  public boolean isRestoreMember() {
    return equals(RESTORE_MEMBER) || MEMBER.matcher(value).matches();
  }

  /** Whether this is a step that makes a copy of the run's own snapshot. */
  public boolean isCopy() {
    return equals(COPY) || value.startsWith(COPY_TO);
  }

  /** Under which name a copy's step makes what the copy only passes through. */
  public StepName transit() {
    return new StepName(VIA + value.substring(COPY.value().length()));
  }

  /** Whether what bears this name is only on its way to a copy. */
  public boolean isTransit() {
    return value.equals(VIA) || value.startsWith(VIA + "-");
  }

  @Override
  public int compareTo(StepName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
