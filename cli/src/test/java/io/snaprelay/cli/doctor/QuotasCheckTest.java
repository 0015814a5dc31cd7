package io.snaprelay.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.AccountQuota;

/** What is used, what runs make, and what there may be. */
final class QuotasCheckTest {
  private static final Spot SPOT = new Spot("111111111111", "eu-west-1");

  @Test
  void whatFitsIsNoFinding() {
    assertEquals(List.of(), judged(50, 100, 39));
  }

  @Test
  void nineTenthsAreAWarning() {
    assertEquals(List.of(FindingCode.QUOTA_NEAR), judged(50, 100, 40));
    assertEquals(List.of(FindingCode.QUOTA_NEAR), judged(99, 100, 1));
  }

  @Test
  void oneTooManyIsAProblem() {
    assertEquals(List.of(FindingCode.QUOTA_TOO_SMALL), judged(99, 100, 2));
  }

  private static List<FindingCode> judged(long used, long max, long more) {
    Findings findings = new Findings();
    AccountQuota quota = AccountQuota.builder().used(used).max(max).build();
    QuotasCheck.judge(QuotaName.STORAGE, quota, more, SPOT, findings);
    return findings.all().stream().map(Finding::code).toList();
  }
}
