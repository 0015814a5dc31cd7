package io.snaprelay.localaws.rds;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsResponse;

/** DescribeDBEngineVersions. */
final class EngineVersions {

  private final RdsContext rds;

  EngineVersions(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(
        DescribeDbEngineVersionsRequest.class,
        Set.of(
            "Engine",
            "EngineVersion",
            "DBParameterGroupFamily",
            "DefaultOnly",
            "MaxRecords",
            "Marker"),
        this::describe);
  }

  private DescribeDbEngineVersionsResponse describe(
      DescribeDbEngineVersionsRequest request, Place place) {
    Stream<DBEngineVersion> versions =
        Arrays.stream(Engine.values())
            .flatMap(engine -> versions(engine, request))
            .filter(version -> selected(request, version))
            .sorted(Comparator.comparing(EngineVersions::key));
    Page<DBEngineVersion> page =
        Page.of(versions, EngineVersions::key, request.maxRecords(), request.marker());
    return DescribeDbEngineVersionsResponse.builder()
        .dbEngineVersions(page.items())
        .marker(page.marker())
        .build();
  }

  private Stream<DBEngineVersion> versions(Engine engine, DescribeDbEngineVersionsRequest request) {
    List<String> versions = rds.engines().versions(engine);
    boolean newestOnly = Boolean.TRUE.equals(request.defaultOnly());
    return versions.stream()
        .skip(newestOnly ? Math.max(0, versions.size() - 1) : 0)
        .map(version -> shown(engine, version));
  }

  private static boolean selected(
      DescribeDbEngineVersionsRequest request, DBEngineVersion version) {
    String wanted = request.engineVersion();
    return (request.engine() == null || request.engine().equals(version.engine()))
        && (wanted == null
            || wanted.equals(version.engineVersion())
            || wanted.equals(Engine.named(version.engine()).major(version.engineVersion())))
        && (request.dbParameterGroupFamily() == null
            || request.dbParameterGroupFamily().equals(version.dbParameterGroupFamily()));
  }

  private static DBEngineVersion shown(Engine engine, String version) {
    return DBEngineVersion.builder()
        .engine(engine.wireName())
        .engineVersion(version)
        .dbEngineDescription(engine.title())
        .dbEngineVersionDescription(engine.title() + " " + version)
        .dbParameterGroupFamily(engine.family(version))
        .status("available")
        .build();
  }

  private static String key(DBEngineVersion version) {
    return version.engine() + version.engineVersion();
  }
}
