package io.snaprelay.restore.cutover;

import io.snaprelay.refs.DatabaseKind;

/** What a database can look like to a cutover. */
enum Shape {
  INSTANCE(DatabaseKind.INSTANCE, 0),
  /** A cluster whose instances have names of their own: a writer and a reader. */
  AURORA(DatabaseKind.CLUSTER, 2),
  /** A cluster whose instances are RDS's. */
  MULTI_AZ(DatabaseKind.CLUSTER, 0);

  private final DatabaseKind kind;
  private final int instances;

  Shape(DatabaseKind kind, int instances) {
    this.kind = kind;
    this.instances = instances;
  }

  DatabaseKind kind() {
    return kind;
  }

  /** How many that change their names. */
  int instances() {
    return instances;
  }
}
