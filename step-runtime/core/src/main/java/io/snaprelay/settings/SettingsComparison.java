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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Where a restored database is not what its source was, and why. Pure. */
public final class SettingsComparison {
  /** AWS's own tags are put on by AWS alone; ours say what SnapRelay made. */
  private static final List<String> NOT_COMPARED = List.of("aws:", "snaprelay:");

  /** The name under which tags are compared. */
  public static final String TAGS = "tags";

  /** The name under which it is told that a cluster has more or fewer instances. */
  public static final String MEMBERS = "members";

  private SettingsComparison() {}

  /**
   * Compares every setting.
   *
   * @param reasons why a setting was not asked for as it was, by name; those of members by {@link
   *     #ofMember}
   */
  public static List<SettingDifference> of(
      CapturedSettings captured, CapturedSettings restored, Map<String, String> reasons) {
    List<SettingDifference> differences = new ArrayList<>();
    SettingCatalog catalog = SettingCatalog.of(captured.database().kind());
    values(captured.values(), restored.values(), name -> reason(catalog, name, name, reasons))
        .forEach(differences::add);
    tags(captured.tags(), restored.tags(), reason(catalog, TAGS, TAGS, reasons))
        .ifPresent(differences::add);
    members(captured.members(), restored.members(), reasons, differences);
    return List.copyOf(differences);
  }

  private static List<SettingDifference> values(
      SortedMap<String, String> captured,
      SortedMap<String, String> restored,
      UnaryOperator<String> reason) {
    SortedSet<String> names = new TreeSet<>(captured.keySet());
    names.addAll(restored.keySet());
    List<SettingDifference> differences = new ArrayList<>();
    for (String name : names) {
      Optional<String> was = Optional.ofNullable(captured.get(name));
      Optional<String> is = Optional.ofNullable(restored.get(name));
      if (!was.equals(is)) {
        differences.add(new SettingDifference(name, was, is, reason.apply(name)));
      }
    }
    return differences;
  }

  /** Members are compared one by one, in the order in which they are made. */
  private static void members(
      List<CapturedMember> captured,
      List<CapturedMember> restored,
      Map<String, String> reasons,
      List<SettingDifference> differences) {
    if (captured.size() != restored.size()) {
      differences.add(
          new SettingDifference(
              MEMBERS,
              Optional.of(captured.size()).map(Object::toString),
              Optional.of(restored.size()).map(Object::toString),
              reason(SettingCatalog.MEMBER, MEMBERS, MEMBERS, reasons)));
    }
    for (int i = 0; i < Math.min(captured.size(), restored.size()); i++) {
      String prefix = ofMember(i + 1, "");
      member(captured.get(i), restored.get(i), prefix, reasons).stream()
          .map(each -> each.named(prefix + each.setting()))
          .forEach(differences::add);
    }
  }

  private static List<SettingDifference> member(
      CapturedMember was, CapturedMember is, String prefix, Map<String, String> reasons) {
    UnaryOperator<String> reason =
        name -> reason(SettingCatalog.MEMBER, name, prefix + name, reasons);
    List<SettingDifference> differences =
        new ArrayList<>(values(was.values(), is.values(), reason));
    tags(was.tags(), is.tags(), reason.apply(TAGS)).ifPresent(differences::add);
    return differences;
  }

  /**
   * Under which name a setting of a member is told.
   *
   * @param number counted from 1, the writer
   */
  public static String ofMember(int number, String setting) {
    return "member-%d.%s".formatted(number, setting);
  }

  private static String reason(
      SettingCatalog catalog, String setting, String name, Map<String, String> reasons) {
    return Optional.ofNullable(reasons.get(name))
        .or(() -> catalog.named(setting).map(known -> known.way().reason()))
        .orElse(Way.PROMOTION.reason());
  }

  /** Only the keys are told: what people write into values may be confidential. */
  private static Optional<SettingDifference> tags(
      Map<String, String> captured, Map<String, String> restored, String reason) {
    SortedMap<String, String> was = compared(captured);
    SortedMap<String, String> is = compared(restored);
    return was.equals(is)
        ? Optional.empty()
        : Optional.of(new SettingDifference(TAGS, differing(was, is), differing(is, was), reason));
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
