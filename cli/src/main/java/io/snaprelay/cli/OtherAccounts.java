package io.snaprelay.cli;

import io.snaprelay.aws.SnapshotRoles;
import io.snaprelay.aws.SourceAccounts;
import java.util.List;
import java.util.stream.Stream;
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
    // A variable that is set to nothing names none, as it does for the services.
    List<String> named =
        Stream.ofNullable(sources).flatMap(List::stream).filter(id -> !id.isBlank()).toList();
    try {
      return new SnapshotRoles(role, sourceRole, new SourceAccounts(named));
    } catch (IllegalStateException e) {
      throw Complaint.usage(e.getMessage());
    }
  }
}
