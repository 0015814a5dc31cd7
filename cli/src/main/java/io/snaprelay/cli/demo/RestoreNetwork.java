package io.snaprelay.cli.demo;

import java.util.List;
import software.amazon.awssdk.regions.Region;

/** Where temporary databases live: a DB subnet group of their own in the region of the copy. */
final class RestoreNetwork {
  static final String SUBNET_GROUP = "snaprelay-restore";
  static final String SECURITY_GROUP = "sg-0123456789abcdef0";

  static final List<String> SUBNETS =
      List.of("subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719");

  private final AwsClients aws;

  RestoreNetwork(AwsClients aws) {
    this.aws = aws;
  }

  void lay() {
    Regions.ALL.forEach(this::laySubnets);
  }

  private void laySubnets(Region region) {
    aws.rds(region)
        .createDBSubnetGroup(
            request ->
                request
                    .dbSubnetGroupName(SUBNET_GROUP)
                    .dbSubnetGroupDescription("Temporary databases of SnapRelay")
                    .subnetIds(SUBNETS));
  }
}
