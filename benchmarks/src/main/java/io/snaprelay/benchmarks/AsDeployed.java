package io.snaprelay.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * The settings of the measured programs: the services' own defaults, not the demo's shorter ones.
 */
final class AsDeployed {
  static final Map<String, String> SERVICES =
      Map.of(
          "SNAPRELAY_CONTAINER_LONG_POLL", "10S",
          "SNAPRELAY_RECHECK_FIRST", "60S",
          "SNAPRELAY_RECHECK_NEXT", "60S");

  /** Room for the fleet; a database that nobody connects to needs no server on this machine. */
  static final List<String> LOCAL_AWS = List.of("--max-instances", "200", "--lazy-servers");

  private AsDeployed() {}
}
