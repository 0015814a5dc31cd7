package io.snaprelay.restore;

import java.util.List;

/**
 * Where temporary databases of one account come up.
 *
 * @param subnetGroup the DB subnet group
 * @param securityGroups ids of VPC security groups that admit this service and nobody else
 */
record Network(String subnetGroup, List<String> securityGroups) {
  Network {
    securityGroups = List.copyOf(securityGroups);
  }
}
