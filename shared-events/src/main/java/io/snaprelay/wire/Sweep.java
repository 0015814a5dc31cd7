package io.snaprelay.wire;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody, mostly a schedule, wants a service to look for what it has left behind.
 *
 * @param regions where to look, one or more: a service cannot know in which regions plans worked
 *     that are no longer in the plan file
 * @param accounts in which other accounts to look too, for the same reason; may be absent
 */
public record Sweep(List<String> regions, List<String> accounts) implements Message {
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  /** In the home account only. */
  public Sweep(List<String> regions) {
    this(regions, List.of());
  }

  public Sweep {
    if (regions == null || regions.isEmpty()) {
      throw new IllegalArgumentException(
          "A sweep names its regions: {\"sweep\":{\"regions\":[\"eu-west-1\"]}}");
    }
    regions.stream()
        .filter(region -> !REGION.matcher(String.valueOf(region)).matches())
        .findFirst()
        .ifPresent(Sweep::refuse);
    regions = regions.stream().distinct().toList();
    accounts = accounts == null ? List.of() : accounts.stream().distinct().toList();
    accounts.stream()
        .filter(account -> !ACCOUNT.matcher(String.valueOf(account)).matches())
        .findFirst()
        .ifPresent(Sweep::refuseAccount);
  }

  private static void refuseAccount(String account) {
    throw new IllegalArgumentException("'" + account + "' is no account: one has 12 digits");
  }

  private static void refuse(String region) {
    throw new IllegalArgumentException(
        "'" + region + "' is no AWS region; one is for example eu-west-1");
  }
}
