package io.snaprelay.infra.flows;

import io.snaprelay.cli.demo.Regions;
import io.snaprelay.refs.DatabaseKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/** The databases that a plan file is played with. */
enum Cast {
  /** Those of the file. */
  AS_WRITTEN(List.of(DatabaseKind.INSTANCE, DatabaseKind.CLUSTER), false),
  /** Those of the file, as clusters. */
  AS_CLUSTERS(List.of(DatabaseKind.CLUSTER), false),
  /** Those of the file, as instances and in each of three regions. */
  INSTANCES_EVERYWHERE(List.of(DatabaseKind.INSTANCE), true),
  /** Those of the file, as clusters and in each of three regions. */
  CLUSTERS_EVERYWHERE(List.of(DatabaseKind.CLUSTER), true);

  private static final Pattern DATABASE =
      Pattern.compile("(?m)^  (\\w+): \\{ (?:instance|cluster): ([\\w-]+), region: [\\w-]+ }$");
  private static final Pattern CHOSEN = Pattern.compile("(?m)^    databases: \\[(.*)]$");

  private final List<DatabaseKind> kinds;
  private final boolean everywhere;

  Cast(List<DatabaseKind> kinds, boolean everywhere) {
    this.kinds = kinds;
    this.everywhere = everywhere;
  }

  /** The kind of the database with this number, where no plan file says it. */
  DatabaseKind kind(int number) {
    return kinds.get(number % kinds.size());
  }

  /** The plan file for these databases. */
  String play(String file) {
    if (this == AS_WRITTEN) {
      return file;
    }
    String named = DATABASE.matcher(file).replaceAll(it -> Matcher.quoteReplacement(lines(it)));
    return everywhere
        ? CHOSEN.matcher(named).replaceAll(it -> "    databases: [" + names(it.group(1)) + "]")
        : named;
  }

  private String lines(MatchResult database) {
    return regions()
        .map(
            region ->
                "  %s: { %s: %s, region: %s }"
                    .formatted(
                        name(database.group(1), region),
                        kind(0).name().toLowerCase(Locale.ROOT),
                        database.group(2),
                        region.id()))
        .collect(Collectors.joining("\n"));
  }

  private String names(String chosen) {
    return Arrays.stream(chosen.split(", "))
        .flatMap(name -> regions().map(region -> name(name, region)))
        .collect(Collectors.joining(", "));
  }

  private Stream<Region> regions() {
    return everywhere ? Regions.ALL.stream() : Stream.of(Regions.HOME);
  }

  private String name(String name, Region region) {
    return everywhere ? name + "-" + region.id() : name;
  }
}
