package io.snaprelay.snapshot;

/** The text of the plan file, read anew each time: a run executes the plan as it is now. */
interface PlanText {
  /**
   * Reads it.
   *
   * @throws Unreadable if there is none, and asking again would not help
   * @throws io.snaprelay.aws.AwsFailure if it could not be read now
   */
  String read();

  /** There is no plan file where {@code snaprelay.plans} points. */
  final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String location;

    Unreadable(String location, Throwable cause) {
      super(
          "The plan file %s cannot be read: %s. The key snaprelay.plans says where it lies"
              .formatted(location, cause.getMessage()),
          cause);
      this.location = location;
    }

    /** Where nothing was found. */
    String location() {
      return location;
    }
  }
}
