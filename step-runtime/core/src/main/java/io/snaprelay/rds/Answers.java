package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.aws.AwsFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What RDS's answers have in common. */
final class Answers {
  private Answers() {}

  /**
   * The one resource that a Describe names. A name that RDS does not know is an error there and an
   * answer here.
   *
   * @param missing RDS's code for a name that it does not know
   */
  static <T> Optional<T> one(String operation, String missing, Supplier<List<T>> describe) {
    try {
      return call(operation, describe).stream().findFirst();
    } catch (AwsFailure e) {
      if (e.code().equals(missing)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
