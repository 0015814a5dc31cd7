package io.snaprelay.cli;

import io.snaprelay.chain.EvidenceChain;
import io.snaprelay.coverage.Ages;
import io.snaprelay.coverage.Coverage;
import io.snaprelay.coverage.CoverageHtml;
import io.snaprelay.coverage.CoverageRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows every database of every plan, and when its backup was last proved. */
@Command(
    name = "coverage",
    description =
        "Shows every database of every plan and its last proof. Exit code 1 if any is not proved.")
final class CoverageCommand implements Callable<Integer> {
  @Option(names = "--html", paramLabel = "FILE", description = "Write a page with trends.")
  private Path html;

  @Option(
      names = "--max-age",
      paramLabel = "DURATION",
      defaultValue = "192h",
      description = "How old a proof may be. Default: ${DEFAULT-VALUE}.")
  private Duration longest;

  @Mixin private PlanFilePlace plans;
  @Mixin private HomeAccount account;
  @Mixin private Place place;
  @Mixin private Output output;

  @Override
  public Integer call() {
    Coverage coverage =
        Coverage.of(
            plans.read(),
            account.get()::id,
            new EvidenceChain(place.open()),
            Instant.now(),
            longest);
    if (html != null) {
      write(CoverageHtml.render(coverage));
    }
    if (output.isJson()) {
      output.json(coverage);
    } else {
      coverage.rows().forEach(row -> output.line(line(row)));
      coverage.notes().forEach(output::line);
    }
    return coverage.isComplete() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String line(CoverageRow row) {
    String proof =
        row.lastProof()
            .map(
                point ->
                    "run %s, %s ago".formatted(point.run(), row.age().map(Ages::of).orElse("?")))
            .orElse("no run has come to a verdict");
    return "%-11s %-20s %s".formatted(row.standing(), row.name(), proof);
  }

  private void write(byte[] page) {
    try {
      Files.write(html, page);
    } catch (IOException e) {
      throw Complaint.usage("The page cannot be written to " + html + ": " + FileTrouble.of(e));
    }
    output.note("page: " + html);
  }
}
