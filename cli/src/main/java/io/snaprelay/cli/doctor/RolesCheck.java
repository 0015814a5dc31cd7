package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import java.util.function.Consumer;

/** Whether the other accounts of the plans let us in (STS API Reference, AssumeRole). */
final class RolesCheck implements Check {
  @Override
  public String name() {
    return "roles";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    for (String account : estate.otherAccounts()) {
      Role copies = new Role(estate.setup().copyRole(), "target-account.yaml", estate::loseAccount);
      findings.attempt(account, () -> copies.in(account, estate, findings));
    }
    for (String account : estate.otherSites()) {
      Role restores =
          new Role(estate.setup().restoreRole(), "restore-account.yaml", estate::loseSite);
      findings.attempt(account, () -> restores.in(account, estate, findings));
    }
  }

  /**
   * A role that accounts have.
   *
   * @param pattern its ARN, {@code %s} for the account
   * @param template what makes it there
   * @param lose what is left out of an account that does not let us in
   */
  private record Role(String pattern, String template, Consumer<String> lose) {
    void in(String account, Estate estate, Findings findings) {
      String role = pattern.formatted(account);
      try {
        AwsCalls.call(
            "sts:AssumeRole",
            () ->
                estate
                    .clients()
                    .sts()
                    .assumeRole(it -> it.roleArn(role).roleSessionName("snaprelay-doctor")));
      } catch (AwsFailure e) {
        lose.accept(account);
        if (e.kind() != AwsFailure.Kind.ACCESS_DENIED) {
          throw e;
        }
        findings.add(
            FindingCode.ROLE_NOT_ASSUMABLE,
            role,
            "It does not let us assume it: " + e.getMessage(),
            "Deploy infra/%s in account %s, and run doctor as a role that it trusts"
                .formatted(template, account));
      }
    }
  }
}
