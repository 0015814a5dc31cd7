package io.snaprelay.cli;

import picocli.CommandLine.Option;

/** By which role a command looks at what another account has for a restore. */
final class RestoringAccounts {
  @Option(
      names = "--restore-role",
      paramLabel = "ARN",
      defaultValue = "${env:SNAPRELAY_RESTORE_ROLE:-arn:aws:iam::%s:role/snaprelay-restore}",
      description = {
        "The role in other accounts in which databases are restored, %%s for the account.",
        "Default: $$SNAPRELAY_RESTORE_ROLE, else arn:aws:iam::%%s:role/snaprelay-restore."
      })
  private String role;

  String role() {
    return role;
  }
}
