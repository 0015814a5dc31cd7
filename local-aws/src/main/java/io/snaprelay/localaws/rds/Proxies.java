package io.snaprelay.localaws.rds;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.rds.model.DBProxy;
import software.amazon.awssdk.services.rds.model.DBProxyTarget;
import software.amazon.awssdk.services.rds.model.DescribeDbProxiesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbProxiesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbProxyTargetsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbProxyTargetsResponse;
import software.amazon.awssdk.services.rds.model.TargetType;

/**
 * RDS Proxy, as far as whoever is about to change a database sees it: no call creates one, a test
 * puts it there. Its target bears the instance's identifier (RDS API Reference, DBProxyTarget).
 */
final class Proxies {

  private final Map<Place, Map<String, String>> targets = new ConcurrentHashMap<>();

  /** From now on one stands before an instance. */
  void put(Place place, String proxy, String instance) {
    targets.computeIfAbsent(place, any -> new ConcurrentHashMap<>()).put(proxy, instance);
  }

  void register(Handlers handlers) {
    handlers.on(
        DescribeDbProxiesRequest.class,
        Set.of("DBProxyName", "Filters", "MaxRecords", "Marker"),
        this::describe);
    handlers.on(DescribeDbProxyTargetsRequest.class, Set.of("DBProxyName"), this::targets);
  }

  private DescribeDbProxiesResponse describe(DescribeDbProxiesRequest request, Place place) {
    Optional<String> wanted = Optional.ofNullable(request.dbProxyName());
    wanted.ifPresent(name -> target(name, place));
    return DescribeDbProxiesResponse.builder()
        .dbProxies(
            new TreeMap<>(at(place))
                .keySet().stream()
                    .filter(name -> wanted.isEmpty() || name.equals(wanted.get()))
                    .map(name -> DBProxy.builder().dbProxyName(name).status("available").build())
                    .toList())
        .build();
  }

  private DescribeDbProxyTargetsResponse targets(
      DescribeDbProxyTargetsRequest request, Place place) {
    return DescribeDbProxyTargetsResponse.builder()
        .targets(
            DBProxyTarget.builder()
                .rdsResourceId(target(request.dbProxyName(), place))
                .type(TargetType.RDS_INSTANCE)
                .build())
        .build();
  }

  private String target(String proxy, Place place) {
    return Optional.ofNullable(proxy)
        .map(at(place)::get)
        .orElseThrow(() -> RdsError.DB_PROXY_NOT_FOUND.because("%s is not found.", proxy));
  }

  private Map<String, String> at(Place place) {
    return targets.getOrDefault(place, Map.of());
  }
}
