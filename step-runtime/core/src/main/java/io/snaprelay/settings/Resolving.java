package io.snaprelay.settings;

import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Mapping;
import io.snaprelay.refs.DatabaseRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The settings of one thing while they are worked out: taken over, mapped, wanted. Those that are
 * mapped have the same names in every catalogue.
 */
final class Resolving {
  private static final String WANTED = "the plan wants it";
  private static final String MAPPED = "the plan maps it";

  private final SettingCatalog catalog;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> reasons = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  Resolving(SettingCatalog catalog) {
    this.catalog = catalog;
  }

  /** What it was like, in the names of where it is restored. */
  void takeOver(Map<String, String> captured, Mapping names) {
    catalog
        .all()
        .filter(setting -> setting.way().isAskedFor())
        .map(Setting::settingName)
        .filter(captured::containsKey)
        .forEach(name -> values.put(name, captured.get(name)));
    map(InstanceSetting.SUBNET_GROUP, names.subnetGroups());
    map(InstanceSetting.SECURITY_GROUPS, names.securityGroups());
    map(InstanceSetting.PARAMETER_GROUP, names.parameterGroups());
    map(InstanceSetting.OPTION_GROUP, names.optionGroups());
    map(InstanceSetting.MONITORING_ROLE, names.roles());
    map(InstanceSetting.PERFORMANCE_INSIGHTS_KEY, names.kmsKeys());
  }

  private void map(Setting setting, Map<String, String> names) {
    String was = values.get(setting.settingName());
    if (was == null) {
      return;
    }
    String is =
        Arrays.stream(was.split(","))
            .map(each -> names.getOrDefault(each, each))
            .sorted()
            .collect(Collectors.joining(","));
    if (!is.equals(was)) {
      put(setting, is, MAPPED);
    }
  }

  /**
   * Ids of security groups and ARNs of keys mean nothing in another region; in another account
   * roles do not either, because nobody may pass one of an account that is not the resource's (IAM
   * User Guide, "Grant a user permissions to pass a role to an AWS service").
   */
  void leaveBehind(Restore restore, DatabaseRef source, DatabaseRef home) {
    boolean otherAccount = !source.account().equals(home.account());
    String there = otherAccount ? home.region() + " of account " + home.account() : home.region();
    if (otherAccount || !source.region().equals(home.region())) {
      if (restore.wanted().securityGroups().isEmpty()) {
        strange(InstanceSetting.SECURITY_GROUPS, "securityGroups", there);
      }
      strange(InstanceSetting.PERFORMANCE_INSIGHTS_KEY, "kmsKeys", there);
    }
    if (otherAccount) {
      strange(InstanceSetting.MONITORING_ROLE, "roles", there);
    }
  }

  private void strange(Setting setting, String mapping, String there) {
    String value = values.get(setting.settingName());
    if (value == null || reasons.containsKey(setting.settingName())) {
      return;
    }
    values.remove(setting.settingName());
    problems.add(
        "%s %s are not known in %s: map each under restore.settings.%s"
            .formatted(setting.settingName(), value, there, mapping));
  }

  /** The plan has the last word on what there is. */
  void want(Setting setting, Optional<String> value) {
    value
        .filter(any -> catalog.named(setting.settingName()).isPresent())
        .ifPresent(it -> put(setting, it, WANTED));
  }

  private void put(Setting setting, String value, String reason) {
    values.put(setting.settingName(), value);
    reasons.put(setting.settingName(), reason);
  }

  WantedSettings settled(List<String> more, List<WantedMember> members) {
    List<String> all = new ArrayList<>(problems);
    more.stream().filter(problem -> !all.contains(problem)).forEach(all::add);
    return new WantedSettings(catalog, values, reasons, all, members);
  }
}
