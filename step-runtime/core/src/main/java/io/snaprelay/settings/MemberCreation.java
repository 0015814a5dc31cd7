package io.snaprelay.settings;

import java.util.Map;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;

/** Settings of an instance of a cluster, in the terms of CreateDBInstance. */
public final class MemberCreation {
  private final GivenSettings given;

  /**
   * @param settings settings by name; those that do not go this way are left out
   */
  public MemberCreation(Map<String, String> settings) {
    this.given = new GivenSettings(settings);
  }

  /** Fills in what is given, and leaves as it is what is not. */
  public void fill(CreateDbInstanceRequest.Builder request) {
    given.text(MemberSetting.INSTANCE_CLASS).ifPresent(request::dbInstanceClass);
    given.number(MemberSetting.PROMOTION_TIER).ifPresent(request::promotionTier);
    given.text(MemberSetting.PARAMETER_GROUP).ifPresent(request::dbParameterGroupName);
    given.text(MemberSetting.CA_CERTIFICATE).ifPresent(request::caCertificateIdentifier);
    Monitoring.fill(given, request);
  }
}
