package io.snaprelay.restore.proof;

import io.snaprelay.events.CheckResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the databases consist of, against the last proof: what is missing fails, unless the plan
 * says that it was dropped; what was added or changed is told.
 */
final class Drift {
  static final String NAME = "inventory";

  private final ProofSubject subject;

  Drift(ProofSubject subject) {
    this.subject = subject;
  }

  List<CheckResult> check(Inventory now) {
    Optional<Baseline> last = subject.earlier().lastPassed();
    Optional<Inventory> then = last.flatMap(Baseline::inventory);
    if (then.isEmpty()) {
      String reason =
          last.isEmpty()
              ? "no earlier proof of this database has passed"
              : "the last proof kept no inventory";
      return List.of(Line.begin(NAME, "server", "all that the last proof had").skip(reason));
    }
    List<CheckResult> results = new ArrayList<>();
    results.add(compare("server: roles", now.roles(), then.get().roles()));
    results.add(
        compare("server: databases", names(now.databases()), names(then.get().databases())));
    then.get()
        .databases()
        .forEach((name, old) -> results.addAll(database(name, now.databases().get(name), old)));
    return results;
  }

  private List<CheckResult> database(
      String name, Map<String, Map<String, String>> now, Map<String, Map<String, String>> then) {
    if (now == null) {
      return List.of();
    }
    Map<String, Map<String, String>> kinds = new TreeMap<>(then);
    now.forEach((kind, objects) -> kinds.putIfAbsent(kind, Map.of()));
    return kinds.entrySet().stream()
        .map(
            kind ->
                compare(
                    name + ": " + kind.getKey(),
                    now.getOrDefault(kind.getKey(), Map.of()),
                    kind.getValue()))
        .toList();
  }

  private CheckResult compare(String about, Map<String, String> now, Map<String, String> then) {
    Line line =
        Line.begin(
            NAME,
            about,
            "all %d of %s"
                .formatted(
                    then.size(),
                    subject.earlier().lastPassed().map(Baseline::words).orElseThrow()));
    List<String> missing = then.keySet().stream().filter(name -> !now.containsKey(name)).toList();
    List<String> lost = missing.stream().filter(name -> !isDropped(name)).toList();
    List<String> notes = new ArrayList<>();
    note("missing", lost, notes);
    note("dropped, says the plan", missing.stream().filter(this::isDropped).toList(), notes);
    note("added", now.keySet().stream().filter(name -> !then.containsKey(name)).toList(), notes);
    note("changed", changed(now, then), notes);
    String seen = now.size() + " there" + (notes.isEmpty() ? "" : "; " + String.join("; ", notes));
    return line.passIf(lost.isEmpty(), seen);
  }

  /** A table covers its columns, indexes and constraints; a schema all that is in it. */
  private boolean isDropped(String name) {
    return subject.scope().dropped().stream().anyMatch(each -> covers(each, name));
  }

  /** A star stands for any text without a dot: old partitions go every night. */
  private static boolean covers(String dropped, String name) {
    String pattern =
        Arrays.stream(dropped.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[^.]*"));
    return name.matches(pattern + "(\\..*)?");
  }

  private static List<String> changed(Map<String, String> now, Map<String, String> then) {
    return then.entrySet().stream()
        .filter(entry -> now.containsKey(entry.getKey()))
        .filter(entry -> !Objects.equals(now.get(entry.getKey()), entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void note(String what, List<String> names, List<String> notes) {
    if (!names.isEmpty()) {
      notes.add(what + ": " + Comparison.shown(names));
    }
  }

  private static Map<String, String> names(Map<String, ?> databases) {
    Map<String, String> names = new TreeMap<>();
    databases.keySet().forEach(name -> names.put(name, ""));
    return names;
  }
}
