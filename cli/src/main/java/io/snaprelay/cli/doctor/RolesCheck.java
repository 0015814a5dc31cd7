package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.SourceAccounts;
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
      Role role = estate.sourceAccounts().has(account) ? takes(estate) : copies(estate);
      findings.attempt(account, () -> role.in(account, estate, findings));
    }
    estate.sourceAccounts().ids().stream()
        .filter(account -> !estate.setup().roles().accounts().has(account))
        .forEach(account -> notNamed(account, findings));
    for (String account : estate.otherSites()) {
      Role restores =
          new Role(estate.setup().restoreRole(), "restore-account.yaml", estate::loseSite);
      findings.attempt(account, () -> restores.in(account, estate, findings));
    }
  }

  private static Role copies(Estate estate) {
    return new Role(estate.setup().roles().copies(), "target-account.yaml", estate::loseAccount);
  }

  private static Role takes(Estate estate) {
    return new Role(estate.setup().roles().sources(), "source-account.yaml", estate::loseAccount);
  }

  private static void notNamed(String account, Findings findings) {
    findings.add(
        FindingCode.SOURCE_ACCOUNT_NOT_NAMED,
        SourceAccounts.KEY,
        "A plan has databases in account %s, and the services take snapshots in none that is not named"
            .formatted(account),
        "Deploy infra/source-account.yaml there, name it in SourceAccounts of the root template, and give it here with --source-account");
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
