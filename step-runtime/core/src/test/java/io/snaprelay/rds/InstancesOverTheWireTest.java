package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseKind;

class InstancesOverTheWireTest extends GatewayContract {
  InstancesOverTheWireTest() {
    super(DatabaseKind.INSTANCE);
  }
}
