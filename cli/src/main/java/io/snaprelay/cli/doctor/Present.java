package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsFailure;
import java.util.Optional;
import java.util.function.Supplier;

/** What AWS answers about a thing of a name, if there is such a thing. */
final class Present {
  private Present() {}

  /**
   * The answer; empty if AWS says that there is nothing of that name.
   *
   * @throws AwsFailure if AWS refuses or does not answer
   */
  static <T> Optional<T> orNot(Supplier<Optional<T>> ask) {
    try {
      return ask.get();
    } catch (AwsFailure e) {
      if (e.kind() == AwsFailure.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
