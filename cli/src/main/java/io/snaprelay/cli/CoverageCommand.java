package io.snaprelay.cli;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.chain.EvidenceChain;
import io.snaprelay.coverage.Ages;
import io.snaprelay.coverage.Coverage;
import io.snaprelay.coverage.CoverageHtml;
import io.snaprelay.coverage.CoverageRow;
import io.snaprelay.coverage.PlanFileText;
import io.snaprelay.plan.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.sts.StsClient;

/** Shows every database of every plan, and when its backup was last proved. */
@Command(
    name = "coverage",
    description =
        "Shows every database of every plan and its last proof. Exit code 1 if any is not proved.")
final class CoverageCommand implements Callable<Integer> {
  @Option(
      names = "--plans",
      paramLabel = "FILE",
      defaultValue = "${env:SNAPRELAY_PLANS}",
      description = "The plan file: a path or s3://bucket/key. Default: $$SNAPRELAY_PLANS.")
  private String plans;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page with trends.")
  private Path html;

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "The account of databases that name none. Default: AWS is asked who you are.")
  private String account;

  @Option(
      names = "--max-age",
      paramLabel = "DURATION",
      defaultValue = "192h",
      description = "How old a proof may be. Default: ${DEFAULT-VALUE}.")
  private Duration longest;

  @Mixin private Place place;
  @Mixin private Output output;

  @Override
  public Integer call() {
    Coverage coverage =
        Coverage.of(file(), home(), new EvidenceChain(place.open()), Instant.now(), longest);
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

  private PlanFile file() {
    if (plans == null || plans.isBlank()) {
      throw Complaint.usage("No plan file: give --plans FILE, or set SNAPRELAY_PLANS");
    }
    try {
      return PlanFileText.read(plans);
    } catch (PlanFileText.Unusable e) {
      throw Complaint.usage(e.getMessage());
    }
  }

  /** Asked for only if the plan file leaves an account out. */
  private Supplier<String> home() {
    return account != null ? () -> account : CoverageCommand::ask;
  }

  private static String ask() {
    try (StsClient sts = StsClient.create()) {
      return AwsCalls.call("sts:GetCallerIdentity", () -> sts.getCallerIdentity().account());
    }
  }

  private void write(byte[] page) {
    try {
      Files.write(html, page);
    } catch (IOException e) {
      throw Complaint.usage("The page cannot be written to " + html + ": " + e.getMessage());
    }
    output.note("page: " + html);
  }
}
