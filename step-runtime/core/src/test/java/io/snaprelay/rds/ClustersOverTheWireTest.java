package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseKind;

class ClustersOverTheWireTest extends GatewayContract {
  ClustersOverTheWireTest() {
    super(DatabaseKind.CLUSTER);
  }
}
