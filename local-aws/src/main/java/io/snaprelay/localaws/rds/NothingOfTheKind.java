package io.snaprelay.localaws.rds;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DescribeBlueGreenDeploymentsRequest;
import software.amazon.awssdk.services.rds.model.DescribeBlueGreenDeploymentsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbProxiesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbProxiesResponse;
import software.amazon.awssdk.services.rds.model.DescribePendingMaintenanceActionsRequest;
import software.amazon.awssdk.services.rds.model.DescribePendingMaintenanceActionsResponse;

/**
 * What nobody can create in local-aws is asked for all the same, by whoever is about to change a
 * database: the honest answer is that there is none.
 */
final class NothingOfTheKind {

  void register(Handlers handlers) {
    handlers.on(
        DescribeDbProxiesRequest.class,
        Set.of("DBProxyName", "Filters", "MaxRecords", "Marker"),
        (request, place) -> DescribeDbProxiesResponse.builder().dbProxies(List.of()).build());
    handlers.on(
        DescribeBlueGreenDeploymentsRequest.class,
        Set.of("BlueGreenDeploymentIdentifier", "Filters", "MaxRecords", "Marker"),
        (request, place) ->
            DescribeBlueGreenDeploymentsResponse.builder().blueGreenDeployments(List.of()).build());
    handlers.on(
        DescribePendingMaintenanceActionsRequest.class,
        Set.of("ResourceIdentifier", "Filters", "MaxRecords", "Marker"),
        (request, place) ->
            DescribePendingMaintenanceActionsResponse.builder()
                .pendingMaintenanceActions(List.of())
                .build());
  }
}
