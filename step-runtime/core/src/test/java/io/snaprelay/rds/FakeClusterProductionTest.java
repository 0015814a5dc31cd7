package io.snaprelay.rds;

import io.snaprelay.refs.DatabaseKind;

/** The same of clusters. */
class FakeClusterProductionTest extends FakeProductionTest {
  @Override
  DatabaseKind kind() {
    return DatabaseKind.CLUSTER;
  }
}
