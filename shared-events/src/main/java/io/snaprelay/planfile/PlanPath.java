package io.snaprelay.planfile;

/**
 * Where a field stands in the file, as people write it: {@code plans.nightly.databases[1]}.
 *
 * @param text empty for the root
 */
public record PlanPath(String text) {
  static final PlanPath ROOT = new PlanPath("");

  public PlanPath child(String name) {
    return new PlanPath(text.isEmpty() ? name : text + "." + name);
  }

  PlanPath item(int index) {
    return new PlanPath(text + "[" + index + "]");
  }

  @Override
  public String toString() {
    return text;
  }
}
