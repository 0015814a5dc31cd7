package io.snaprelay.settings;

import io.snaprelay.refs.DatabaseRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All settings of a database at one instant.
 *
 * @param database the database, under the name that it had
 * @param resourceId its immutable id
 * @param capturedAt when RDS described it
 * @param values its settings by name; one that it does not have is not there
 * @param tags its tags
 * @param members the instances of an Aurora cluster, in the order in which a restore makes them:
 *     the writer first, and then by promotion tier; none of any other database
 */
public record CapturedSettings(
    DatabaseRef database,
    String resourceId,
    Instant capturedAt,
    SortedMap<String, String> values,
    SortedMap<String, String> tags,
    List<CapturedMember> members) {
  public CapturedSettings {
    values = new TreeMap<>(values);
    tags = new TreeMap<>(tags);
    // Captures of earlier releases do not have it.
    members = members == null ? List.of() : List.copyOf(members);
  }

  /** The settings of a database without members. */
  public static CapturedSettings of(
      DatabaseRef database,
      String resourceId,
      Instant capturedAt,
      Map<String, String> values,
      Map<String, String> tags) {
    return new CapturedSettings(
        database, resourceId, capturedAt, new TreeMap<>(values), new TreeMap<>(tags), List.of());
  }

  /** The same, with its members. */
  public CapturedSettings with(List<CapturedMember> all) {
    return new CapturedSettings(database, resourceId, capturedAt, values, tags, all);
  }

  /**
   * The same, with its members in the order of these resource ids; others come last.
   *
   * @param resourceIds immutable ids of members
   */
  public CapturedSettings ordered(List<String> resourceIds) {
    return with(
        members.stream()
            .sorted(Comparator.comparingInt(member -> place(member, resourceIds)))
            .toList());
  }

  private static int place(CapturedMember member, List<String> resourceIds) {
    int place = resourceIds.indexOf(member.resourceId());
    return place < 0 ? resourceIds.size() : place;
  }

  /** One setting. */
  public Optional<String> value(Setting setting) {
    return Optional.ofNullable(values.get(setting.settingName()));
  }
}
