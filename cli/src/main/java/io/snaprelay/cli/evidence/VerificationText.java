package io.snaprelay.cli.evidence;

import io.snaprelay.cli.evidence.Verification.Chain;
import io.snaprelay.cli.evidence.Verification.Document;
import java.util.ArrayList;
import java.util.List;

/** What was found out, for people. */
public final class VerificationText {
  private VerificationText() {}

  /** The lines; what a reader has to do himself comes last. */
  public static List<String> of(Verification found) {
    List<String> lines = new ArrayList<>();
    found.documents().forEach(document -> lines.add(line(document)));
    found.chains().forEach(chain -> lines.add(line(chain)));
    found.problems().forEach(problem -> lines.add(line(problem)));
    lines.add(found.verified() ? "VERIFIED" : "NOT VERIFIED");
    lines.addAll(trust(found));
    return lines;
  }

  private static String line(Document document) {
    return "%s: signature %s, run %s, ended %s, %s"
        .formatted(
            document.file(),
            document.signatureValid() ? "valid" : "NOT VALID",
            document.run(),
            document.completedAt(),
            document.verdict().map(verdict -> "verdict " + verdict).orElse("no verdict"));
  }

  private static String line(Chain chain) {
    String begin = chain.from() == 1 ? "" : "; what came before is not among these files";
    String state = chain.whole() ? "whole" : "NOT WHOLE";
    return "chain of %s: number %d to %d, %s%s"
        .formatted(chain.database(), chain.from(), chain.to(), state, begin);
  }

  private static String line(Problem problem) {
    return "%s: %s: %s".formatted(problem.file(), problem.code(), problem.detail());
  }

  private static List<String> trust(Verification found) {
    List<String> lines = new ArrayList<>();
    found.keys().forEach(key -> lines.add("key: SHA-256 " + key));
    if (!found.keyPinned() && !found.keys().isEmpty()) {
      lines.add(
          "The key came with the files: whoever forged them could have brought it. Compare the"
              + " fingerprint, or give --key.");
    }
    return lines;
  }
}
