package io.snaprelay.infra.template;

import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a README tells of events.
 *
 * @param text the whole of it
 */
record Readme(String text) {
  private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");
  private static final Pattern RDS_EVENT = Pattern.compile("`(\\d{4})`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]+) \\|.*$");

  static Readme of(Service service) {
    return at(Path.of("..", service.serviceName(), "README.md"));
  }

  static Readme ofAll() {
    return at(Path.of("..", "README.md"));
  }

  private static Readme at(Path file) {
    try {
      return new Readme(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Our events in the first column of a chapter's table. */
  Set<String> eventsInFirstColumn(String title) {
    String column =
        chapter(title)
            .lines()
            .filter(line -> line.startsWith("|"))
            .map(line -> line.split("\\|")[1])
            .collect(Collectors.joining("\n"));
    return events(column);
  }

  /** Our events that a chapter names anywhere. */
  Set<String> eventsIn(String title) {
    return events(chapter(title));
  }

  /** RDS events that a chapter names, by their whole id. */
  Set<String> rdsEvents(String title) {
    return RDS_EVENT
        .matcher(chapter(title))
        .results()
        .map(found -> "RDS-EVENT-" + found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Our events that the event table says a service emits. */
  Set<String> emittedBy(Service service) {
    return ROW.matcher(text)
        .results()
        .filter(row -> Set.of(row.group(2).split(", ")).contains(service.serviceName()))
        .map(row -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String chapter(String title) {
    String[] parts = text.split("(?m)^## " + title + "$", 2);
    if (parts.length < 2) {
      throw new AssertionError("no chapter " + title + " in:\n" + text);
    }
    return parts[1].split("(?m)^## ", 2)[0];
  }

  private static Set<String> events(String text) {
    return NAME.matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> EventTypes.named(name).isPresent())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
