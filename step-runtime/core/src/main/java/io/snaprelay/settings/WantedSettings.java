package io.snaprelay.settings;

import io.snaprelay.plan.Restore;
import io.snaprelay.refs.DatabaseRef;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a restored database is to be like: what its source was like, in the names of where it is
 * restored, and over that what the plan wants. Pure.
 *
 * @param catalog what settings there are
 * @param values the settings that are asked for, by name
 * @param reasons why a setting is not as it was, by name
 * @param problems what has no counterpart where it is restored, in words; those of its members too
 * @param members the instances that an Aurora cluster is to have, in the order in which they are
 *     made; none of any other database
 */
public record WantedSettings(
    SettingCatalog catalog,
    Map<String, String> values,
    Map<String, String> reasons,
    List<String> problems,
    List<WantedMember> members) {
  public WantedSettings {
    values = Map.copyOf(values);
    reasons = Map.copyOf(reasons);
    problems = List.copyOf(problems);
    members = List.copyOf(members);
  }

  /**
   * Resolves them.
   *
   * @param captured the source's settings; absent if nobody has ever captured them
   * @param home where it is restored, under the name that it gets
   */
  public static WantedSettings of(
      Optional<CapturedSettings> captured, Restore restore, DatabaseRef home) {
    return new Resolution(restore, home).of(captured);
  }

  /** One of them. */
  public Optional<String> value(Setting setting) {
    return Optional.ofNullable(values.get(setting.settingName()));
  }

  /** Those that go one of these ways. */
  public Map<String, String> going(Way... ways) {
    List<Way> wanted = Arrays.asList(ways);
    return only(value -> catalog.goes(value.getKey(), wanted));
  }

  /**
   * Those of these ways that a database does not have yet and that a modification can give it.
   *
   * @param now its settings as they are, by name
   */
  public Map<String, String> lacking(Map<String, String> now, Way... ways) {
    List<Way> wanted = Arrays.asList(ways);
    return only(
        value ->
            catalog.goes(value.getKey(), wanted)
                && catalog.isChangeable(value.getKey())
                && !value.getValue().equals(now.get(value.getKey())));
  }

  private Map<String, String> only(Predicate<Map.Entry<String, String>> which) {
    return values.entrySet().stream()
        .filter(which)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
