package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AwsCalls;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.sts.StsClient;

/** The account of databases that name none. Asked for only if somebody needs it. */
final class HomeAccount {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "The account of databases that name none. Default: AWS is asked who you are.")
  private String account;

  Account get() {
    if (account != null && !ACCOUNT.matcher(account).matches()) {
      throw Complaint.usage("--account '%s' is no account: it has 12 digits".formatted(account));
    }
    return account == null ? new Account(HomeAccount::ask) : Account.of(account);
  }

  private static String ask() {
    try (StsClient sts = StsClient.create()) {
      return AwsCalls.call("sts:GetCallerIdentity", () -> sts.getCallerIdentity().account());
    }
  }
}
