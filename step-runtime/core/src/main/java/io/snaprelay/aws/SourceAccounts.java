package io.snaprelay.aws;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The other accounts that have production databases, and let us take their snapshots by a role of
 * its own: one that only keeps copies must not be able to.
 *
 * @param ids their numbers, of 12 digits each
 */
public record SourceAccounts(List<String> ids) {
  /** Where they are configured. */
  public static final String KEY = "snaprelay.source.accounts";

  /** All databases are in our own account. */
  public static final SourceAccounts NONE = new SourceAccounts(List.of());

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  /**
   * @throws IllegalStateException if an entry is no account
   */
  public SourceAccounts {
    ids = ids.stream().map(String::strip).distinct().toList();
    ids.stream()
        .filter(id -> !ACCOUNT.matcher(id).matches())
        .findFirst()
        .ifPresent(
            id -> {
              throw new IllegalStateException(
                  "%s has '%s'; each entry must be the 12 digits of an account".formatted(KEY, id));
            });
  }

  /** Whether an account is one of them. */
  public boolean has(String account) {
    return ids.contains(account);
  }

  /** What to do so that an account is one of them. */
  public static String unknown(String account) {
    return "account %s lets nobody take snapshots: deploy source-account.yaml there, and name it in SourceAccounts of the root template (%s of the services)"
        .formatted(account, KEY);
  }
}
