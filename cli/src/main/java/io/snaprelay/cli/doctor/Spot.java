package io.snaprelay.cli.doctor;

import io.snaprelay.refs.DatabaseRef;

/**
 * An account and a region of it.
 *
 * @param account its 12 digits
 * @param region for example {@code eu-west-1}
 */
record Spot(String account, String region) {
  static Spot of(DatabaseRef database) {
    return new Spot(database.account(), database.region());
  }

  @Override
  public String toString() {
    return region + " of account " + account;
  }
}
