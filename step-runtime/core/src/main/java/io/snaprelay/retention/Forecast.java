package io.snaprelay.retention;

import io.snaprelay.planfile.ScheduleTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many manual snapshots a region will hold, if every scheduled run succeeds and takes no time.
 * Pure. Runs that a person or an RDS event starts, and snapshots of others, nobody can foresee.
 */
public final class Forecast {
  private final List<Course> courses;
  private final Map<String, Region> regions;
  private final Map<String, TreeMap<LocalDate, Long>> most = new HashMap<>();

  private Forecast(List<Course> courses, List<Region> regions) {
    this.courses = new ArrayList<>(courses);
    this.regions = new TreeMap<>();
    regions.forEach(region -> this.regions.put(region.name(), region));
    regions.forEach(region -> most.put(region.name(), new TreeMap<>()));
  }

  /**
   * A region, as it is now.
   *
   * @param name its name
   * @param used how many manual snapshots the account has in it
   * @param quota how many it may have
   */
  public record Region(String name, long used, long quota) {}

  /**
   * What is to come in one region.
   *
   * @param region the region
   * @param days the most that it holds on each day, up to the one on which the quota is used up
   */
  public record Outlook(Region region, Map<LocalDate, Long> days) {
    /** The most of all days, or of now. */
    public long most() {
      return Stream.concat(Stream.of(region.used()), days.values().stream())
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }

    /** The first day on which RDS would refuse a snapshot; empty if none is in sight. */
    public Optional<LocalDate> exhausted() {
      return days.entrySet().stream()
          .filter(day -> day.getValue() > region.quota())
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }

  /** Looks ahead from an instant to another; ends where a quota does. */
  public static List<Outlook> of(
      List<Course> courses, List<Region> regions, Instant now, Instant until) {
    Forecast forecast = new Forecast(courses, regions);
    forecast.look(now, until);
    return forecast.regions.values().stream()
        .map(region -> new Outlook(region, forecast.most.get(region.name())))
        .toList();
  }

  private record Start(Instant at, int course) {}

  private void look(Instant now, Instant until) {
    Map<String, Long> others = new HashMap<>();
    regions.forEach((name, region) -> others.put(name, region.used() - held(name)));
    for (Start start : starts(now, until)) {
      courses.set(start.course(), courses.get(start.course()).afterRun(start.at()));
      if (count(start.at(), others)) {
        return;
      }
      courses.set(start.course(), courses.get(start.course()).afterExpiry(start.at()));
    }
  }

  private List<Start> starts(Instant now, Instant until) {
    return IntStream.range(0, courses.size())
        .boxed()
        .flatMap(
            course ->
                courses.get(course).plan().schedule().stream()
                    .flatMap(schedule -> ScheduleTimes.between(schedule, now, until).stream())
                    .map(at -> new Start(at, course)))
        .sorted(Comparator.comparing(Start::at))
        .toList();
  }

  /** Whether RDS would refuse by now. */
  private boolean count(Instant at, Map<String, Long> others) {
    LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
    boolean refused = false;
    for (Region region : regions.values()) {
      long now = others.get(region.name()) + held(region.name());
      most.get(region.name()).merge(day, now, Math::max);
      refused |= now > region.quota();
    }
    return refused;
  }

  private long held(String region) {
    return courses.stream().mapToLong(course -> course.count(region)).sum();
  }
}
