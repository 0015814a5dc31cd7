package io.snaprelay.retention;

import io.snaprelay.events.Verdict;
import io.snaprelay.plan.Retain.Generations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Grandfather, father, son: the periods of UTC of which one copy each is kept. */
enum Generation {
  DAILY(Reason.DAILY, LocalDate::toString, Generations::daily),
  /** Weeks of ISO 8601: they begin on Monday, and belong to the year of their Thursday. */
  WEEKLY(Reason.WEEKLY, Generation::isoWeek, Generations::weekly),
  MONTHLY(Reason.MONTHLY, day -> YearMonth.from(day).toString(), Generations::monthly),
  YEARLY(Reason.YEARLY, day -> Year.from(day).toString(), Generations::yearly);

  /** One that was proved rather than one that was not, and that rather than one that failed. */
  private static final Comparator<Held> BEST =
      Comparator.comparingInt(Generation::trust).thenComparing(Policy.BY_MOMENT);

  private final Reason reason;
  private final Function<LocalDate, String> format;
  private final ToIntFunction<Generations> count;

  Generation(Reason reason, Function<LocalDate, String> format, ToIntFunction<Generations> count) {
    this.reason = reason;
    this.count = count;
    this.format = format;
  }

  Reason reason() {
    return reason;
  }

  int count(Generations copies) {
    return count.applyAsInt(copies);
  }

  /** The period of a moment, as people write it; the text sorts as the periods do. */
  String period(Instant moment) {
    return format.apply(moment.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /** The best copy of each of the last periods that have one. */
  List<Held> kept(Collection<Held> all, int periods) {
    return all.stream()
        .collect(Collectors.groupingBy(held -> period(held.moment()), Collectors.maxBy(BEST)))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Optional<Held>>comparingByKey().reversed())
        .limit(periods)
        .flatMap(period -> period.getValue().stream())
        .toList();
  }

  /** For example {@code 2026-W47}. */
  private static String isoWeek(LocalDate day) {
    return DateTimeFormatter.ISO_WEEK_DATE.format(day).replaceFirst("-\\d$", "");
  }

  private static int trust(Held held) {
    return held.verdict().map(verdict -> verdict == Verdict.PASSED ? 2 : 0).orElse(1);
  }
}
