package io.snaprelay.rds;

import software.amazon.awssdk.services.rds.model.Filter;

/** Describe's filters. They find nothing where a name would be refused. */
final class RdsFilters {
  private RdsFilters() {}

  static Filter of(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }
}
