package io.snaprelay.localaws.sts;

import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.Call;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which accounts a role's trust policy lets assume it (IAM User Guide, "Creating a role to delegate
 * permissions to an IAM user"). An account of which no role is declared lets everybody assume any:
 * so does a role that only its own account wants.
 */
public final class Trust {
  /** Nobody has declared a role. */
  public static final Trust NOTHING_DECLARED = new Trust(Map.of());

  private final Map<String, Set<String>> accounts;

  private Trust(Map<String, Set<String>> accounts) {
    this.accounts = accounts;
  }

  /** The same, and a role that an account may assume. */
  public Trust and(String role, String account) {
    Map<String, Set<String>> more = new HashMap<>(accounts);
    Set<String> trusted = new HashSet<>(more.getOrDefault(role, Set.of()));
    trusted.add(account);
    more.put(role, trusted);
    return new Trust(more);
  }

  /**
   * Refuses whoever the role does not trust, as AWS does where there is no such role at all.
   *
   * @throws AwsError AccessDenied
   */
  void check(Call caller, String role, String ofAccount) {
    boolean declared =
        accounts.keySet().stream().anyMatch(each -> accountOf(each).equals(ofAccount));
    if (declared && !accounts.getOrDefault(role, Set.of()).contains(caller.account())) {
      throw new AwsError(
          403,
          "AccessDenied",
          "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
              .formatted(caller.principal(), role));
    }
  }

  private static String accountOf(String role) {
    return role.split(":")[4];
  }
}
