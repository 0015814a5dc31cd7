package io.snaprelay.cli;

import io.snaprelay.wire.Approval;
import io.snaprelay.wire.Messages;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets a cutover go on that waits for a person. */
@Command(
    name = "approve",
    description = {
      "Lets a cutover go on that waits for a person: the proved database takes production's place.",
      "With --dry-run it shows what was proved, where it differs from production, and what would",
      "happen, and asks for nothing."
    })
final class RestoreApproveCommand implements Callable<Integer> {
  @Mixin private CutoverRun wanted;
  @Mixin private Output output;

  /**
   * The answer for scripts.
   *
   * @param cutover as the ledger tells it
   * @param by who approves
   * @param asked whether the service was told
   */
  record Answer(CutoverView cutover, String by, boolean asked) {}

  @Override
  public Integer call() {
    CutoverView cutover = wanted.read();
    cutover
        .notApprovable()
        .ifPresent(
            why -> {
              throw Complaint.usage("Run %s cannot be approved: %s".formatted(cutover.run(), why));
            });
    if (!wanted.isDryRun()) {
      wanted.send(cutover, Messages.write(new Approval(cutover.run(), wanted.by())));
    }
    if (output.isJson()) {
      output.json(new Answer(cutover, wanted.by(), !wanted.isDryRun()));
    } else {
      print(cutover);
    }
    return ExitCode.OK;
  }

  private void print(CutoverView cutover) {
    String name = cutover.production().identifier();
    output.line(
        "%s: %s, whose proof PASSED, takes its name"
            .formatted(cutover.production().arn(), cutover.candidate().orElse("?")));
    cutover.differences().forEach(each -> output.line("  differs    " + each));
    output.line("  swap       two renames; %s answers nobody meanwhile".formatted(name));
    output.line("  automatic  it turns back unless the endpoint check passes");
    output.line(
        "  hold       "
            + cutover
                .hold()
                .map(hold -> "the old production stays for " + hold + ", then a final snapshot")
                .orElse("the old production stays"));
    output.line(
        wanted.isDryRun()
            ? "Nothing was asked for: this is a dry run."
            : "Approved by %s; see: snaprelay status %s --follow"
                .formatted(wanted.by(), cutover.run()));
  }
}
