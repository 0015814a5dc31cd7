package io.snaprelay.cli.doctor;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.SnapshotRoles;
import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.cli.AwsTrouble;
import io.snaprelay.plan.PlanFile;
import java.util.List;
import java.util.Optional;

/** Makes all checks, and stops at nothing but at credentials that nobody knows. */
public final class Doctor {
  /** In this order: what a region or account lacks as a whole is told once. */
  private static final List<Check> CHECKS =
      List.of(
          new RolesCheck(),
          new RegionsCheck(),
          new DatabasesCheck(),
          new SelectionsCheck(),
          new EnginesCheck(),
          new OptionGroupsCheck(),
          new KeysCheck(),
          new SigningCheck(),
          new SiteCheck(),
          new SecurityGroupsCheck(),
          new QuotasCheck(),
          new QueuesCheck(),
          new RulesCheck(),
          new LedgerCheck());

  private final PlanFile file;
  private final Setup setup;

  public Doctor(PlanFile file, Setup setup) {
    this.file = file;
    this.setup = setup;
  }

  /**
   * Looks at everything.
   *
   * @param home the account that SnapRelay runs in
   */
  public Diagnosis examine(Account home) {
    SourceAccounts planned = PlannedSources.of(file);
    SnapshotRoles roles =
        new SnapshotRoles(setup.roles().copies(), setup.roles().sources(), planned);
    try (Clients clients = new Clients(home, roles, setup.restoreRole())) {
      Findings findings = new Findings();
      List<String> looked =
          isKnown(clients, home, findings)
              ? all(new Estate(file, setup, clients, home.id(), planned), findings)
              : List.of("credentials");
      return new Diagnosis(looked, findings.all());
    }
  }

  private static List<String> all(Estate estate, Findings findings) {
    // What RDS refuses about one database keeps nobody from looking at the next thing.
    CHECKS.forEach(check -> findings.attempt(check.name(), () -> check.look(estate, findings)));
    return CHECKS.stream().map(Check::name).toList();
  }

  private static boolean isKnown(Clients clients, Account home, Findings findings) {
    try {
      String caller =
          AwsCalls.call("sts:GetCallerIdentity", () -> clients.sts().getCallerIdentity().account());
      if (!caller.equals(home.id())) {
        findings.add(
            FindingCode.CREDENTIALS_REFUSED,
            "credentials",
            "They are of account %s, and SnapRelay runs in %s".formatted(caller, home.id()),
            "Use credentials of that account, or correct --account");
      }
      return caller.equals(home.id());
    } catch (AwsFailure e) {
      Optional<AwsTrouble> here = AwsTrouble.of(e);
      findings.add(
          FindingCode.CREDENTIALS_REFUSED,
          "credentials",
          here.map(AwsTrouble::problem).orElse(e.code() + " of " + e.getMessage()),
          here.map(AwsTrouble::remedy)
              .orElse(
                  "Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, to ones that work"));
      return false;
    }
  }
}
