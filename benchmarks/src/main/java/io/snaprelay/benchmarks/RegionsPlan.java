package io.snaprelay.benchmarks;

import io.snaprelay.cli.demo.Regions;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/** A plan file with one plan that copies each of many databases to two other regions. */
final class RegionsPlan {
  static final String NAME = "regions";
  static final List<Region> TARGETS = List.of(Regions.DR, Regions.FAR);

  private RegionsPlan() {}

  static String yaml(int count) {
    List<String> names = FleetPlan.databases(count);
    return """
        databases:
        %s
        plans:
          %s:
            databases: [%s]
            limits: { deadline: 2h }
            snapshot: { source: fresh }
            copy:
        %s
        """
        .formatted(
            lines("  %1$s: { instance: %1$s, region: eu-west-1 }", names),
            NAME,
            String.join(", ", names),
            lines(
                "      - { region: %s, kmsKey: alias/dr }",
                TARGETS.stream().map(Region::id).toList()));
  }

  private static String lines(String format, List<String> values) {
    return values.stream().map(format::formatted).collect(Collectors.joining("\n"));
  }
}
