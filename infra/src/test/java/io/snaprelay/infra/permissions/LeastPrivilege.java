package io.snaprelay.infra.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.localaws.policy.Access;
import io.snaprelay.localaws.policy.IdentityPolicy;
import io.snaprelay.localaws.policy.IdentityPolicy.Permission;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what roles may do against what they did. */
final class LeastPrivilege {
  private static final Pattern SESSION =
      Pattern.compile("arn:aws:sts::\\d{12}:assumed-role/(snaprelay-[^/]+)/.+");

  /** What is gone bears none. */
  private static final String RESOURCE_TAG = "aws:resourcetag/";

  private final Map<String, IdentityPolicy> policies;
  private final List<Access> accesses;

  /**
   * @param accesses of whomever; those of others than our roles are left out
   */
  LeastPrivilege(Roles roles, List<Access> accesses) {
    this(
        roles.policies().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    role ->
                        IdentityPolicy.parse(
                            role.getValue().stream().map(JsonNode::toString).toList()))),
        accesses.stream().filter(it -> SESSION.matcher(it.principal()).matches()).toList());
  }

  private LeastPrivilege(Map<String, IdentityPolicy> policies, List<Access> accesses) {
    this.policies = policies;
    this.accesses = accesses;
  }

  /** Looked at one role only. */
  LeastPrivilege of(String role) {
    return new LeastPrivilege(
        Map.of(role, policies.get(role)),
        accesses.stream().filter(access -> role(access).equals(role)).toList());
  }

  /** The roles that did something. */
  Set<String> played() {
    return accesses.stream().map(LeastPrivilege::role).collect(Collectors.toSet());
  }

  /**
   * What was done and the policies would deny, once for each role, action and kind of resource. Not
   * among it are deletions of what the same role had just deleted: two deliveries of a message, or
   * a call and its retry, may both do it, and services take the denial for what it is (Deletions).
   */
  Set<String> denied() {
    Map<String, String> denied = new TreeMap<>();
    for (Access access : accesses) {
      if (!policy(access).allows(access) && !isOfWhatItDeleted(access)) {
        denied.putIfAbsent(
            "%s: %s on %s".formatted(role(access), access.action(), kind(access)),
            access.resource() + " " + access.context());
      }
    }
    return denied.entrySet().stream()
        .map(it -> it.getKey() + ", as " + it.getValue())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isOfWhatItDeleted(Access again) {
    return again.action().startsWith("rds:Delete")
        && again.context().keySet().stream().noneMatch(key -> key.startsWith(RESOURCE_TAG))
        && accesses.stream()
            .filter(it -> it.resource().equals(again.resource()))
            .filter(it -> it.action().equals(again.action()) && role(it).equals(role(again)))
            .anyMatch(it -> policy(it).allows(it));
  }

  private IdentityPolicy policy(Access access) {
    IdentityPolicy policy = policies.get(role(access));
    if (policy == null) {
      throw new IllegalArgumentException("No template makes the role " + role(access));
    }
    return policy;
  }

  private static String role(Access access) {
    Matcher session = SESSION.matcher(access.principal());
    if (!session.matches()) {
      throw new IllegalArgumentException(access.principal() + " is no role of ours");
    }
    return session.group(1);
  }

  private static String kind(Access access) {
    return Stream.of(access.resource().split(":"))
        .limit(6)
        .skip(2)
        .collect(Collectors.joining(":"))
        .replaceAll("/.*", "/...");
  }

  /** Each action and each resource of a statement by which nothing was done. */
  Set<Unused> unused() {
    Set<Unused> all = new TreeSet<>();
    policies.forEach((role, policy) -> all.addAll(unused(role, policy)));
    return all;
  }

  /** Each action and each resource of every statement. */
  Set<Unused> all() {
    Set<Unused> all = new TreeSet<>();
    policies.forEach((role, policy) -> all.addAll(halves(role, policy.permissions())));
    return all;
  }

  private Set<Unused> unused(String role, IdentityPolicy policy) {
    Set<Permission> used =
        accesses.stream()
            .filter(access -> role(access).equals(role))
            .flatMap(access -> policy.usedBy(access).stream())
            .collect(Collectors.toSet());
    Set<Unused> unused = halves(role, policy.permissions());
    unused.removeAll(halves(role, used));
    return unused;
  }

  private static Set<Unused> halves(String role, Iterable<Permission> permissions) {
    Set<Unused> halves = new HashSet<>();
    for (Permission permission : permissions) {
      halves.add(new Unused(role, permission.sid(), permission.action()));
      halves.add(new Unused(role, permission.sid(), permission.resource()));
    }
    return halves;
  }
}
