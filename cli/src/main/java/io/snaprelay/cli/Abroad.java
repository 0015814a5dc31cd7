package io.snaprelay.cli;

import io.snaprelay.aws.AwsFailure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks at other accounts of the plans. One that does not let us look is told, and hides nothing of
 * the others.
 */
final class Abroad {
  private final Map<String, AwsFailure> shut = new TreeMap<>();

  /**
   * What there is in an account; nothing if it does not let us look. It is not asked twice then.
   *
   * @param account its 12 digits
   * @param look asks AWS there
   */
  <T> Stream<T> in(String account, Supplier<List<T>> look) {
    if (shut.containsKey(account)) {
      return Stream.of();
    }
    try {
      return look.get().stream();
    } catch (AwsFailure e) {
      shut.put(account, e);
      return Stream.of();
    }
  }

  boolean isShut(String account) {
    return shut.containsKey(account);
  }

  /** Which accounts were not looked at, each with AWS's reason. */
  List<String> notes() {
    return shut.entrySet().stream().map(each -> note(each.getKey(), each.getValue())).toList();
  }

  private static String note(String account, AwsFailure why) {
    return "account %s is not shown: %s of %s"
        .formatted(account, why.code(), why.getMessage().lines().findFirst().orElse(""));
  }
}
