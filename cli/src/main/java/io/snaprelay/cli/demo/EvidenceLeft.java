package io.snaprelay.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.cli.Complaint;
import io.snaprelay.cli.ExitCode;
import io.snaprelay.cli.Patience;
import io.snaprelay.cli.evidence.Verification;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The evidence that is left of a run: the files, what they say, and how anybody can check them.
 *
 * @param ledger where the notifier has put them
 * @param folder where they are left
 * @param story where it is told
 */
record EvidenceLeft(Ledger ledger, Path folder, Story story) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int MOST_FAILURES = 10;

  /** Leaves everything, and returns the files. The page comes last: then all else is there. */
  List<String> of(RunId run) {
    String document = "evidence-" + run + ".json";
    byte[] page = await(run, "evidence-" + run + ".html");
    byte[] json = await(run, document);
    tell(read(json).path("proof"));
    List<String> left = new ArrayList<>();
    left.add(leave(document, json));
    left.add(leave("evidence-" + run + ".html", page));
    Stream.of(document + ".sig", document + ".pem")
        .forEach(file -> find(run, file).map(bytes -> leave(file, bytes)).ifPresent(left::add));
    tellSignature(folder.resolve(document));
    return List.copyOf(left);
  }

  private void tell(JsonNode proof) {
    if (proof.isMissingNode()) {
      return;
    }
    story.tell(
        "verdict %s: %d checks passed, %d failed, %d skipped",
        proof.path("verdict").asText(),
        proof.path("passed").asLong(),
        proof.path("failed").asLong(),
        proof.path("skipped").asLong());
    proof
        .path("skips")
        .forEach(
            skip ->
                story.tell(
                    "  %d SKIPPED: %s",
                    skip.path("checks").asLong(), skip.path("reason").asText()));
    StreamSupport.stream(proof.path("checks").spliterator(), false)
        .filter(check -> check.path("status").asText().equals("FAIL"))
        .limit(MOST_FAILURES)
        .forEach(
            check ->
                story.tell(
                    "  FAIL %s, %s: %s",
                    check.path("name").asText(),
                    check.path("subject").asText(),
                    check.path("seen").asText()));
  }

  /** It is checked here as a reader would check it: with the files alone. */
  private void tellSignature(Path document) {
    Verification found = Verification.of(List.of(document), Optional.empty());
    if (!found.verified()) {
      story.tell("the evidence is NOT verified: %s", found.problems().get(0).detail());
      return;
    }
    story.tell("signed by KMS, and the signature is valid: key SHA-256 %s", found.keys().get(0));
    story.tell("check it yourself: ./snaprelay evidence verify %s", document);
  }

  private byte[] await(RunId run, String file) {
    return Patience.until(PATIENCE, () -> find(run, file))
        .orElseThrow(
            () ->
                new Complaint(
                    ExitCode.UNANSWERED,
                    "The notifier has written no " + file + " in " + PATIENCE));
  }

  private Optional<byte[]> find(RunId run, String file) {
    return ledger.read(LedgerKeys.evidence(run, file));
  }

  private String leave(String file, byte[] content) {
    Path target = folder.resolve(file);
    try {
      Files.write(target, content);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot leave the evidence in " + target, e);
    }
    story.tell("evidence: %s", target);
    return target.toString();
  }

  private static JsonNode read(byte[] json) {
    try {
      return Json.mapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
