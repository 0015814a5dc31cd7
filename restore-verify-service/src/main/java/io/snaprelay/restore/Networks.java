package io.snaprelay.restore;

import io.quarkus.runtime.Startup;
import io.snaprelay.aws.Account;
import io.snaprelay.refs.DatabaseRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The networks in which databases are restored: that of the site, and one in each other account
 * that has let us restore there. What is restored in another account is proved from here, so that
 * somebody has joined the two networks: a peering, a transit gateway, or shared subnets.
 */
@Startup
@ApplicationScoped
class Networks {
  private static final String KEY = "snaprelay.restore.other-accounts";
  private static final Pattern ENTRY = Pattern.compile("(\\d{12}):(sg-[0-9a-f]+)");

  private final Account account;
  private final Network home;
  private final Map<String, Network> others;

  /**
   * @throws IllegalStateException if an entry is no account and security group: found out at the
   *     start
   */
  Networks(RestoreConfig config, Account account) {
    this.account = account;
    this.home = new Network(config.subnetGroup(), config.securityGroups());
    this.others = others(config);
  }

  private static Map<String, Network> others(RestoreConfig config) {
    return config.otherAccounts().orElse(List.of()).stream()
        .map(Networks::entry)
        .collect(
            Collectors.groupingBy(
                entry -> entry.group(1),
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.mapping(entry -> entry.group(2), Collectors.toList()),
                    groups -> new Network(config.subnetGroup(), groups))));
  }

  private static Matcher entry(String text) {
    Matcher entry = ENTRY.matcher(text.strip());
    if (!entry.matches()) {
      throw new IllegalStateException(
          "%s has '%s'; each entry must be an account and one of its security groups, for example 222222222222:sg-0123456789abcdef0"
              .formatted(KEY, text));
    }
    return entry;
  }

  /** Whether a database is in an account that is not ours. */
  boolean isElsewhere(DatabaseRef target) {
    return !target.account().equals(account.id());
  }

  /** The network for a database; empty in an account in which nobody lets us restore. */
  Optional<Network> find(DatabaseRef target) {
    return isElsewhere(target)
        ? Optional.ofNullable(others.get(target.account()))
        : Optional.of(home);
  }

  /**
   * The network for a database.
   *
   * @throws IllegalStateException if there is none: whoever may meet that asks first
   */
  Network of(DatabaseRef target) {
    return find(target).orElseThrow(() -> new IllegalStateException(unknown(target)));
  }

  /** The other accounts in which databases are restored. */
  List<String> otherAccounts() {
    return List.copyOf(others.keySet());
  }

  /** What to do so that there is one. */
  static String unknown(DatabaseRef target) {
    return "no database is restored in account %s: deploy restore-account.yaml there, and give the restore-verify-service its security group in %s"
        .formatted(target.account(), KEY);
  }
}
