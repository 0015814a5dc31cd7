package io.snaprelay.settings;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.ServerlessV2ScalingConfiguration;
import software.amazon.awssdk.services.rds.model.ServerlessV2ScalingConfigurationInfo;

/**
 * How far an Aurora Serverless v2 cluster scales, as text and back.
 *
 * @param min the least, in Aurora capacity units; null if RDS does not say
 * @param max the most, in the same units
 * @param pause after how many idle seconds it pauses; null if it never does
 */
record ServerlessCapacity(Double min, Double max, Integer pause) {
  private static final String NONE = "-";

  static ServerlessCapacity of(ServerlessV2ScalingConfigurationInfo info) {
    return new ServerlessCapacity(
        info.minCapacity(), info.maxCapacity(), info.secondsUntilAutoPause());
  }

  /** The least, the most, and the idle seconds; a hyphen for what is not there. */
  String text() {
    return Stream.of(min, max, pause)
        .map(number -> number == null ? NONE : number.toString())
        .collect(Collectors.joining("/"));
  }

  static ServerlessV2ScalingConfiguration parse(String text) {
    String[] parts = text.split("/", 3);
    return ServerlessV2ScalingConfiguration.builder()
        .minCapacity(parts[0].equals(NONE) ? null : Double.valueOf(parts[0]))
        .maxCapacity(parts[1].equals(NONE) ? null : Double.valueOf(parts[1]))
        .secondsUntilAutoPause(parts[2].equals(NONE) ? null : Integer.valueOf(parts[2]))
        .build();
  }
}
