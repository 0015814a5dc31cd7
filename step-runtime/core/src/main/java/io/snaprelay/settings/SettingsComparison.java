package io.snaprelay.settings;

import io.snaprelay.events.SettingDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where a restored database is not what its source was, and why. Pure. */
public final class SettingsComparison {
  /** AWS's own tags are put on by AWS alone; ours say what SnapRelay made. */
  private static final List<String> NOT_COMPARED = List.of("aws:", "snaprelay:");

  /** The name under which tags are compared. */
  public static final String TAGS = "tags";

  private SettingsComparison() {}

  /**
   * Compares every setting.
   *
   * @param reasons why a setting was not asked for as it was, by name
   */
  public static List<SettingDifference> of(
      CapturedSettings captured, CapturedSettings restored, Map<String, String> reasons) {
    SortedSet<String> names = new TreeSet<>(captured.values().keySet());
    names.addAll(restored.values().keySet());
    List<SettingDifference> differences = new ArrayList<>();
    for (String name : names) {
      Optional<String> was = Optional.ofNullable(captured.values().get(name));
      Optional<String> is = Optional.ofNullable(restored.values().get(name));
      if (!was.equals(is)) {
        differences.add(new SettingDifference(name, was, is, reason(name, reasons)));
      }
    }
    tags(captured, restored, reasons).ifPresent(differences::add);
    return List.copyOf(differences);
  }

  private static String reason(String name, Map<String, String> reasons) {
    return Optional.ofNullable(reasons.get(name))
        .or(() -> InstanceSetting.named(name).map(setting -> setting.way().reason()))
        .orElse(Way.PROMOTION.reason());
  }

  /** Only the keys are told: what people write into values may be confidential. */
  private static Optional<SettingDifference> tags(
      CapturedSettings captured, CapturedSettings restored, Map<String, String> reasons) {
    SortedMap<String, String> was = compared(captured.tags());
    SortedMap<String, String> is = compared(restored.tags());
    return was.equals(is)
        ? Optional.empty()
        : Optional.of(
            new SettingDifference(
                TAGS, differing(was, is), differing(is, was), reason(TAGS, reasons)));
  }

  private static Optional<String> differing(
      SortedMap<String, String> tags, SortedMap<String, String> from) {
    return Optional.of(
            tags.keySet().stream()
                .filter(key -> !tags.get(key).equals(from.get(key)))
                .collect(Collectors.joining(",")))
        .filter(keys -> !keys.isEmpty());
  }

  /** The tags that are taken over and compared. */
  public static SortedMap<String, String> compared(Map<String, String> tags) {
    return tags.entrySet().stream()
        .filter(tag -> NOT_COMPARED.stream().noneMatch(tag.getKey()::startsWith))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }
}
