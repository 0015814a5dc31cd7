package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;

/** Whether the other accounts of the plans let us in (STS API Reference, AssumeRole). */
final class RolesCheck implements Check {
  @Override
  public String name() {
    return "roles";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    estate
        .otherAccounts()
        .forEach(account -> findings.attempt(account, () -> of(account, estate, findings)));
  }

  private static void of(String account, Estate estate, Findings findings) {
    String role = estate.setup().copyRole().formatted(account);
    try {
      AwsCalls.call(
          "sts:AssumeRole",
          () ->
              estate
                  .clients()
                  .sts()
                  .assumeRole(it -> it.roleArn(role).roleSessionName("snaprelay-doctor")));
    } catch (AwsFailure e) {
      estate.loseAccount(account);
      if (e.kind() != AwsFailure.Kind.ACCESS_DENIED) {
        throw e;
      }
      findings.add(
          FindingCode.ROLE_NOT_ASSUMABLE,
          role,
          "It does not let us assume it: " + e.getMessage(),
          "Deploy infra/target-account.yaml in account %s, and run doctor as a role that it trusts"
              .formatted(account));
    }
  }
}
