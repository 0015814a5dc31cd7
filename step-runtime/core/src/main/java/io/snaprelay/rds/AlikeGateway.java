package io.snaprelay.rds;

/** Where a new, empty database comes from that is like another one. */
public interface AlikeGateway {
  /**
   * Begins an empty database of the engine, version, class, storage, key, network and parameter
   * group of another, with a master user of the same name, whose password RDS manages.
   *
   * @throws io.snaprelay.aws.AwsFailure as every call of RDS
   */
  DatabaseState createAlike(AlikeRequest request);
}
