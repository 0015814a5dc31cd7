package io.snaprelay.cli;

import io.snaprelay.wire.Messages;
import io.snaprelay.wire.TakeBack;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes the old production back after a cutover. */
@Command(
    name = "revert",
    description = {
      "Takes the old production back after a cutover, while it is held. Whatever was written to the",
      "new one is not in it: say since when you give that up. With --dry-run it shows what that is,",
      "and asks for nothing."
    })
final class RestoreRevertCommand implements Callable<Integer> {
  @Mixin private CutoverRun wanted;

  @Option(
      names = "--lose-writes-since",
      paramLabel = "INSTANT",
      description =
          "Everything written since then is given up, for example 2026-11-21T02:00:00Z. Not later than the swap: --dry-run tells when that began.")
  private Instant since;

  @Mixin private Output output;

  /**
   * The answer for scripts.
   *
   * @param cutover as the ledger tells it
   * @param by who asks
   * @param asked whether the service was told
   */
  record Answer(CutoverView cutover, String by, boolean asked) {}

  @Override
  public Integer call() {
    CutoverView cutover = wanted.read();
    cutover
        .notRevertible()
        .ifPresent(
            why -> {
              throw Complaint.usage("Run %s cannot be reverted: %s".formatted(cutover.run(), why));
            });
    Instant begun = cutover.intendedAt().orElseThrow();
    if (!wanted.isDryRun()) {
      wanted.send(
          cutover, Messages.write(new TakeBack(cutover.run(), wanted.by(), accepted(begun))));
    }
    if (output.isJson()) {
      output.json(new Answer(cutover, wanted.by(), !wanted.isDryRun()));
    } else {
      print(cutover, begun);
    }
    return ExitCode.OK;
  }

  /** The service refuses it too: here it costs no message. */
  private Instant accepted(Instant begun) {
    if (since == null || since.isAfter(begun)) {
      throw Complaint.usage(
          "All writes since %s would be lost: give --lose-writes-since %s, or an earlier instant"
              .formatted(begun, begun));
    }
    return since;
  }

  private void print(CutoverView cutover, Instant begun) {
    String name = cutover.production().identifier();
    output.line(
        "%s: %s takes its name back"
            .formatted(cutover.production().arn(), cutover.aside().orElse("the old production")));
    output.line("  lost       what was written to %s since %s".formatted(name, begun));
    output.line(
        "  kept       that stays in the new database, protected, under its temporary name %s"
            .formatted(cutover.candidate().map(RestoreRevertCommand::identifier).orElse("?")));
    output.line("  swap       two renames; %s answers nobody meanwhile".formatted(name));
    output.line(
        wanted.isDryRun()
            ? "Nothing was asked for: this is a dry run."
            : "Asked by %s; see: snaprelay status %s --follow"
                .formatted(wanted.by(), cutover.run()));
  }

  private static String identifier(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
