package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Call;

/** An account in a region: everything of RDS lives in one. */
record Place(String account, String region) {

  static Place of(Call call) {
    return new Place(call.account(), call.region());
  }

  /**
   * @param type db, cluster, snapshot, cluster-snapshot, subgrp, pg, cluster-pg, og
   */
  String arn(String type, String id) {
    return new RdsArn(region, account, type, id).toString();
  }
}
