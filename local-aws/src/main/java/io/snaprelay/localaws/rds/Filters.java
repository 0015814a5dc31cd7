package io.snaprelay.localaws.rds;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.services.rds.model.Filter;

/** Describe's filters: all must match, each by one of its values; values are case-sensitive. */
final class Filters {

  private Filters() {}

  /**
   * @param properties by the filter's name; an instance or a snapshot may also be named by its ARN
   */
  static <T> Predicate<T> all(List<Filter> filters, Map<String, Function<T, String>> properties) {
    Predicate<T> all = item -> true;
    for (Filter filter : filters) {
      Function<T, String> property = properties.get(filter.name());
      if (property == null) {
        throw RdsError.INVALID_PARAMETER_VALUE.because(
            "Unrecognized filter name: %s", filter.name());
      }
      List<String> wanted = filter.values().stream().map(Filters::withoutArn).toList();
      all = all.and(item -> wanted.contains(property.apply(item)));
    }
    return all;
  }

  private static String withoutArn(String value) {
    return RdsArn.looksLikeOne(value) ? RdsArn.parse(value).id() : value;
  }
}
