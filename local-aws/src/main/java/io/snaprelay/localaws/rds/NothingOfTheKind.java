package io.snaprelay.localaws.rds;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DescribeBlueGreenDeploymentsRequest;
import software.amazon.awssdk.services.rds.model.DescribeBlueGreenDeploymentsResponse;
import software.amazon.awssdk.services.rds.model.DescribePendingMaintenanceActionsRequest;
import software.amazon.awssdk.services.rds.model.DescribePendingMaintenanceActionsResponse;

/**
 * What nobody can create in local-aws is asked for all the same, by whoever is about to change a
 * database: the honest answer is that there is none, and that whatever is asked for by name is not
 * found.
 */
final class NothingOfTheKind {

  private final RdsContext rds;

  NothingOfTheKind(RdsContext rds) {
    this.rds = rds;
  }

  void register(Handlers handlers) {
    handlers.on(
        DescribeBlueGreenDeploymentsRequest.class,
        Set.of("BlueGreenDeploymentIdentifier", "Filters", "MaxRecords", "Marker"),
        (request, place) -> deployments(request));
    handlers.on(
        DescribePendingMaintenanceActionsRequest.class,
        Set.of("ResourceIdentifier", "Filters", "MaxRecords", "Marker"),
        this::maintenance);
  }

  private static DescribeBlueGreenDeploymentsResponse deployments(
      DescribeBlueGreenDeploymentsRequest request) {
    mustNotBeNamed(
        request.blueGreenDeploymentIdentifier(), RdsError.BLUE_GREEN_DEPLOYMENT_NOT_FOUND);
    return DescribeBlueGreenDeploymentsResponse.builder().blueGreenDeployments(List.of()).build();
  }

  private DescribePendingMaintenanceActionsResponse maintenance(
      DescribePendingMaintenanceActionsRequest request, Place place) {
    String arn = request.resourceIdentifier();
    if (arn != null && !rds.world().at(place).hasDatabase(arn)) {
      throw RdsError.RESOURCE_NOT_FOUND.because("%s is not found.", arn);
    }
    return DescribePendingMaintenanceActionsResponse.builder()
        .pendingMaintenanceActions(List.of())
        .build();
  }

  private static void mustNotBeNamed(String name, RdsError missing) {
    if (name != null) {
      throw missing.because("%s is not found.", name);
    }
  }
}
