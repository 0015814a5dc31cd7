package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.RdsClients;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.AccountQuota;
import software.amazon.awssdk.services.rds.model.DescribeAccountAttributesRequest;
import software.amazon.awssdk.services.rds.model.DescribeAccountAttributesResponse;
import software.amazon.awssdk.services.rds.model.RdsException;

/** How many snapshots there may be, if RDS tells, and if it does not. */
final class SnapshotQuotaTest {
  @Test
  void whatRdsTellsCounts() {
    assertEquals(
        new SnapshotQuota(250, false),
        quota(() -> List.of(told("DBInstances", 40L), told("ManualSnapshots", 250L))));
  }

  @Test
  void anAnswerWithoutItLeavesTheDefault() {
    assertEquals(
        new SnapshotQuota(100, true),
        quota(() -> List.of(told("ManualClusterSnapshots", 250L), told("ManualSnapshots", null))));
  }

  @Test
  void aRefusalLeavesTheDefault() {
    assertEquals(
        new SnapshotQuota(100, true),
        quota(
            () -> {
              throw failure("AccessDenied", 403);
            }));
  }

  @Test
  void noAnswerIsNoDefault() {
    assertThrows(
        AwsFailure.class,
        () ->
            quota(
                () -> {
                  throw failure("Throttling", 400);
                }));
  }

  private static RdsException failure(String code, int status) {
    return (RdsException)
        RdsException.builder()
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
            .statusCode(status)
            .build();
  }

  private static AccountQuota told(String name, Long max) {
    return AccountQuota.builder().accountQuotaName(name).max(max).build();
  }

  private static SnapshotQuota quota(Supplier<List<AccountQuota>> answer) {
    RdsClients clients =
        new RdsClients(Account.of("111111111111"), region -> new AnsweringRds(answer));
    return SnapshotQuota.in("eu-west-1", clients);
  }

  private record AnsweringRds(Supplier<List<AccountQuota>> answer) implements RdsClient {
    @Override
    public DescribeAccountAttributesResponse describeAccountAttributes(
        DescribeAccountAttributesRequest request) {
      return DescribeAccountAttributesResponse.builder().accountQuotas(answer.get()).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
