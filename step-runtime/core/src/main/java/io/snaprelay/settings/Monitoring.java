package io.snaprelay.settings;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;

/** How a database is watched: clusters and their instances have settings of the same names. */
final class Monitoring {
  private Monitoring() {}

  /** Fills in what is given, in any request that has members of these names. */
  static void fill(GivenSettings given, SdkPojo request) {
    CreateDbInstanceRequest.Builder watched = CreateDbInstanceRequest.builder();
    given.number(MemberSetting.MONITORING_INTERVAL).ifPresent(watched::monitoringInterval);
    given.text(MemberSetting.MONITORING_ROLE).ifPresent(watched::monitoringRoleArn);
    given
        .flag(MemberSetting.PERFORMANCE_INSIGHTS)
        .filter(Boolean::booleanValue)
        .ifPresent(watched::enablePerformanceInsights);
    given
        .text(MemberSetting.PERFORMANCE_INSIGHTS_KEY)
        .ifPresent(watched::performanceInsightsKMSKeyId);
    given
        .number(MemberSetting.PERFORMANCE_INSIGHTS_DAYS)
        .ifPresent(watched::performanceInsightsRetentionPeriod);
    SameMembers.copy(watched.build(), request);
  }
}
