package io.snaprelay.settings;

import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Restore.Mapping;
import io.snaprelay.plan.Restore.Wanted;
import io.snaprelay.refs.DatabaseRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a restored database is to be like: what its source was like, in the names of where it is
 * restored, and over that what the plan wants. Pure.
 *
 * @param values the settings that are asked for, by name
 * @param reasons why a setting is not as it was, by name
 * @param problems what has no counterpart where it is restored, in words
 */
public record WantedSettings(
    Map<String, String> values, Map<String, String> reasons, List<String> problems) {
  private static final String WANTED = "the plan wants it";
  private static final String MAPPED = "the plan maps it";

  public WantedSettings {
    values = Map.copyOf(values);
    reasons = Map.copyOf(reasons);
    problems = List.copyOf(problems);
  }

  /**
   * Resolves them.
   *
   * @param captured the source's settings; absent if nobody has ever captured them
   * @param target where it is restored
   */
  public static WantedSettings of(
      Optional<CapturedSettings> captured, Restore restore, DatabaseRef target) {
    Resolving resolving = new Resolving();
    captured.ifPresent(it -> resolving.takeOver(it, restore, target));
    resolving.want(restore.wanted());
    return new WantedSettings(resolving.values, resolving.reasons, resolving.problems);
  }

  /** One of them. */
  public Optional<String> value(InstanceSetting setting) {
    return Optional.ofNullable(values.get(setting.settingName()));
  }

  /** Those that go one of these ways. */
  public Map<String, String> going(Way... ways) {
    List<Way> wanted = Arrays.asList(ways);
    return values.entrySet().stream()
        .filter(
            value ->
                InstanceSetting.named(value.getKey())
                    .filter(setting -> wanted.contains(setting.way()))
                    .isPresent())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Those of these ways that a database does not have yet and that a modification can give it.
   *
   * @param now the database as it is
   */
  public Map<String, String> lacking(CapturedSettings now, Way... ways) {
    return going(ways).entrySet().stream()
        .filter(value -> !value.getValue().equals(now.values().get(value.getKey())))
        .filter(
            value ->
                InstanceSetting.named(value.getKey())
                    .filter(InstanceChange.changeable()::contains)
                    .isPresent())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static final class Resolving {
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    void takeOver(CapturedSettings captured, Restore restore, DatabaseRef target) {
      for (InstanceSetting setting : InstanceSetting.values()) {
        if (setting.way().isAskedFor()) {
          captured.value(setting).ifPresent(value -> values.put(setting.settingName(), value));
        }
      }
      Mapping names = restore.mapping();
      map(InstanceSetting.SUBNET_GROUP, names.subnetGroups());
      map(InstanceSetting.SECURITY_GROUPS, names.securityGroups());
      map(InstanceSetting.PARAMETER_GROUP, names.parameterGroups());
      map(InstanceSetting.OPTION_GROUP, names.optionGroups());
      map(InstanceSetting.MONITORING_ROLE, names.roles());
      map(InstanceSetting.PERFORMANCE_INSIGHTS_KEY, names.kmsKeys());
      if (isElsewhere(captured.database(), target)) {
        strange(InstanceSetting.SECURITY_GROUPS, "securityGroups", restore, target);
        strange(InstanceSetting.PERFORMANCE_INSIGHTS_KEY, "kmsKeys", restore, target);
      }
    }

    private void map(InstanceSetting setting, Map<String, String> names) {
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

    /** Ids of security groups and ARNs of keys mean nothing in another region. */
    private void strange(
        InstanceSetting setting, String mapping, Restore restore, DatabaseRef target) {
      String value = values.get(setting.settingName());
      boolean wanted =
          setting == InstanceSetting.SECURITY_GROUPS
              && !restore.wanted().securityGroups().isEmpty();
      if (value == null || wanted || reasons.containsKey(setting.settingName())) {
        return;
      }
      values.remove(setting.settingName());
      problems.add(
          "%s %s are not known in %s: map each under restore.settings.%s"
              .formatted(setting.settingName(), value, target.region(), mapping));
    }

    void want(Wanted wanted) {
      wanted.instanceClass().ifPresent(it -> put(InstanceSetting.INSTANCE_CLASS, it, WANTED));
      wanted.subnetGroup().ifPresent(it -> put(InstanceSetting.SUBNET_GROUP, it, WANTED));
      wanted.parameterGroup().ifPresent(it -> put(InstanceSetting.PARAMETER_GROUP, it, WANTED));
      wanted.optionGroup().ifPresent(it -> put(InstanceSetting.OPTION_GROUP, it, WANTED));
      Described.text(wanted.securityGroups())
          .ifPresent(it -> put(InstanceSetting.SECURITY_GROUPS, it, WANTED));
    }

    private void put(InstanceSetting setting, String value, String reason) {
      values.put(setting.settingName(), value);
      reasons.put(setting.settingName(), reason);
    }

    private static boolean isElsewhere(DatabaseRef source, DatabaseRef target) {
      return !source.region().equals(target.region()) || !source.account().equals(target.account());
    }
  }
}
