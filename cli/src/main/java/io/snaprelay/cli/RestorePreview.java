package io.snaprelay.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of a plan would restore.
 *
 * @param database the database, by its name in the plan file
 * @param snapshot the ARN of the snapshot, or in words which one it will be
 * @param dataAsOf the instant whose data it holds; absent if it does not exist yet
 * @param verdict what its last proof said; absent if nobody ever proved it
 * @param becomes the ARN that the restored database gets, in a cutover production's; absent in a
 *     drill
 * @param captured when its source's settings were captured; absent if nobody ever did
 * @param settings what is asked for
 * @param instances the instances that an Aurora cluster gets, by the names that they get, the
 *     writer first; none of any other database
 * @param problems what would refuse it; empty if nothing does
 */
record RestorePreview(
    String database,
    String snapshot,
    Optional<Instant> dataAsOf,
    Optional<String> verdict,
    Optional<String> becomes,
    Optional<Instant> captured,
    Map<String, String> settings,
    Map<String, Map<String, String>> instances,
    List<String> problems) {
  RestorePreview {
    problems = List.copyOf(problems);
  }

  void print(Output output) {
    output.line("%s: %s".formatted(database, snapshot));
    output.line(
        "  data of    %s, %s"
            .formatted(
                dataAsOf.map(Instant::toString).orElse("the run"),
                verdict.map(said -> "its last proof " + said).orElse("never proved")));
    output.line("  becomes    " + becomes.orElse("nothing: a drill deletes it once it is proved"));
    output.line(
        "  settings   "
            + captured.map(at -> "captured " + at).orElse("of its source nobody ever captured"));
    settings.forEach((name, value) -> output.line("    %-24s %s".formatted(name, value)));
    instances.forEach(
        (name, each) -> {
          output.line("  instance   " + name);
          each.forEach((setting, value) -> output.line("    %-24s %s".formatted(setting, value)));
        });
    problems.forEach(problem -> output.line("  refused    " + problem));
  }
}
