package io.snaprelay.cli;

import picocli.CommandLine.Option;

/** By which role a command looks at accounts that are not its own. */
final class OtherAccounts {
  @Option(
      names = "--role",
      paramLabel = "ARN",
      defaultValue = "${env:SNAPRELAY_COPY_ROLE:-arn:aws:iam::%s:role/snaprelay-copy}",
      description = {
        "The role in other accounts, %%s for the account.",
        "Default: $$SNAPRELAY_COPY_ROLE, else arn:aws:iam::%%s:role/snaprelay-copy."
      })
  private String role;

  String role() {
    return role;
  }
}
