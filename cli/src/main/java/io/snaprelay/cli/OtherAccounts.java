package io.snaprelay.cli;

import io.snaprelay.aws.SnapshotRoles;
import io.snaprelay.aws.SourceAccounts;
import java.util.List;
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

  @Option(
      names = "--source-account",
      paramLabel = "ID",
      split = ",",
      defaultValue = "${env:SNAPRELAY_SOURCE_ACCOUNTS}",
      description = {
        "Other accounts that have databases, as the services know them.",
        "Default: $$SNAPRELAY_SOURCE_ACCOUNTS."
      })
  private List<String> sources = List.of();

  @Option(
      names = "--source-role",
      paramLabel = "ARN",
      defaultValue = "${env:SNAPRELAY_SOURCE_ROLE:-arn:aws:iam::%s:role/snaprelay-source}",
      description = {
        "The role in these accounts, %%s for the account.",
        "Default: $$SNAPRELAY_SOURCE_ROLE, else arn:aws:iam::%%s:role/snaprelay-source."
      })
  private String sourceRole;

  /** By which role each account is looked at. */
  SnapshotRoles roles() {
    try {
      return new SnapshotRoles(
          role, sourceRole, new SourceAccounts(sources == null ? List.of() : sources));
    } catch (IllegalStateException e) {
      throw Complaint.usage(e.getMessage());
    }
  }
}
