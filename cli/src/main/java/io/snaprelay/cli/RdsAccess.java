package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.rds.RdsClient;

/** RDS for commands that look at it. None of them calls anything there that writes. */
final class RdsAccess {
  private RdsAccess() {}

  static RdsClients of(Account account) {
    return new RdsClients(
        account,
        region ->
            RdsClient.builder()
                .region(region)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build());
  }
}
