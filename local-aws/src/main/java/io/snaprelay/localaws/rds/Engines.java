package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.server.Release;
import io.snaprelay.localaws.server.Servers;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which versions there are, and new servers of them. */
final class Engines {

  static final String NONE_VERSION = "1.0";

  private final Map<Engine, Servers> servers;
  private final Endpoints endpoints;

  /**
   * @param servers of the engines whose binaries are there
   */
  Engines(Map<Engine, Servers> servers, Endpoints endpoints) {
    this.servers = servers;
    this.endpoints = endpoints;
  }

  /** All versions of an engine, oldest first; none of an engine whose binaries are not there. */
  List<String> versions(Engine engine) {
    if (engine == Engine.NONE) {
      return List.of(NONE_VERSION);
    }
    return servers.containsKey(engine.server())
        ? servers.get(engine.server()).releases().stream().map(Release::engineVersion).toList()
        : List.of();
  }

  /**
   * The version that is run for a wanted one: a major version alone means its newest release, none
   * the newest of all.
   */
  String resolve(Engine engine, String wanted) {
    List<String> versions = versions(engine);
    if (versions.isEmpty()) {
      throw Guess.NOT_OPTED_IN.with(engine.wireName());
    }
    return versions.stream()
        .filter(
            version ->
                wanted == null || version.equals(wanted) || engine.major(version).equals(wanted))
        .reduce((older, newer) -> newer)
        .orElseThrow(() -> Guess.NOT_A_LOCAL_VERSION.with(wanted, engine.wireName(), versions));
  }

  /** The engine whose parameter groups are of the family. */
  Engine ofFamily(String family) {
    return Arrays.stream(Engine.values())
        .filter(engine -> versions(engine).stream().map(engine::family).anyMatch(family::equals))
        .findFirst()
        .orElseThrow(
            () ->
                RdsError.INVALID_PARAMETER_VALUE.because(
                    "ParameterGroupFamily %s is not a valid parameter group family", family));
  }

  /** An empty server; not started. */
  DatabaseServer create(Engine engine, String version) throws IOException {
    if (engine == Engine.NONE) {
      return NoServer.INSTANCE;
    }
    Servers product = servers.get(engine.server());
    Release release =
        product.releases().stream()
            .filter(candidate -> candidate.engineVersion().equals(version))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return new RealServer(product, engine.wrecker(), endpoints, product.create(release));
  }
}
