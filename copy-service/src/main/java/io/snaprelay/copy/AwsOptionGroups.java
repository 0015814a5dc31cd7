package io.snaprelay.copy;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.RdsClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Option groups, as RDS describes them. */
@ApplicationScoped
class AwsOptionGroups implements OptionGroups {
  private static final String MISSING = "OptionGroupNotFoundFault";

  private final RdsClients clients;

  AwsOptionGroups(RdsClients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<OptionGroup> find(String account, String region, String name) {
    RdsClient rds = clients.in(account, region);
    try {
      return AwsCalls.call(
              "rds:DescribeOptionGroups",
              () -> rds.describeOptionGroups(it -> it.optionGroupName(name)).optionGroupsList())
          .stream()
          .findFirst()
          .map(group -> new OptionGroup(group.engineName(), group.majorEngineVersion()));
    } catch (AwsFailure e) {
      if (e.code().equals(MISSING)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
