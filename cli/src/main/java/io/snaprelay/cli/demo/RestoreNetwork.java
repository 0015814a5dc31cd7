package io.snaprelay.cli.demo;

import java.util.List;
import software.amazon.awssdk.regions.Region;

/** Where temporary databases live: a DB subnet group of their own in every region. */
public final class RestoreNetwork {
  static final String SUBNET_GROUP = "snaprelay-restore";
  static final String SECURITY_GROUP = "sg-0123456789abcdef0";

  static final List<String> SUBNETS =
      List.of("subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719");

  private final AwsClients aws;

  /**
   * @param aws the account whose databases they are
   */
  public RestoreNetwork(AwsClients aws) {
    this.aws = aws;
  }

  /** Lays it in each of {@link Regions#ALL}. */
  public void lay() {
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
