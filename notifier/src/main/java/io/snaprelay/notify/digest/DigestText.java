package io.snaprelay.notify.digest;

import io.snaprelay.events.Verdict;
import io.snaprelay.evidence.page.Wording;
import io.snaprelay.names.EventId;
import io.snaprelay.names.RunId;
import io.snaprelay.notify.channel.Notice;
import io.snaprelay.notify.channel.Notice.News;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A digest as a notice: how runs ended, what failed, what was left behind, what is not proved. */
public final class DigestText {
  /** A message is no report: the evidence and the ledger hold all of it. */
  private static final int MOST = 20;

  private static final String WORD = "digest";

  private DigestText() {}

  /** The notice. No run has its id: it only keeps together what is told of this one digest. */
  public static Notice of(Digest digest) {
    RunId id = RunId.of(WORD, digest.subscription().id(), digest.due().toString());
    return new Notice(
        EventId.of(id, WORD, digest.subscription().id()),
        Notice.Kind.DIGEST,
        digest.due(),
        new Notice.Subject(id, plans(digest), WORD, WORD, Optional.empty()),
        new News(title(digest), happened(digest), List.of(), toDo(digest)),
        Optional.empty());
  }

  private static String plans(Digest digest) {
    List<String> names =
        Stream.concat(digest.plans().stream(), digest.items().stream().map(Item::plan))
            .distinct()
            .toList();
    return names.size() == 1 ? names.get(0) : Wording.count(names.size(), "plan");
  }

  private static String title(Digest digest) {
    List<Item> ended = ended(digest);
    long failed = ended.stream().filter(item -> !item.isSuccess()).count();
    List<String> parts = new ArrayList<>();
    parts.add((ended.isEmpty() ? "no run" : Wording.count(ended.size(), "run")) + " ended");
    if (failed > 0) {
      parts.add(failed + " failed");
    }
    if (!others(digest).isEmpty()) {
      parts.add(Wording.count(others(digest).size(), "other trouble"));
    }
    if (!digest.unproved().isEmpty()) {
      parts.add(Wording.count(digest.unproved().size(), "database") + " without a fresh proof");
    }
    return "Digest: " + String.join(", ", parts);
  }

  private static List<String> happened(Digest digest) {
    List<String> lines = new ArrayList<>();
    lines.add(sum(digest));
    List<Item> bad = ended(digest).stream().filter(item -> !item.isSuccess()).toList();
    lines.addAll(listed(bad.stream().map(DigestText::line).toList(), "failed run"));
    lines.addAll(listed(others(digest).stream().map(DigestText::line).toList(), "trouble"));
    succeeded(digest).ifPresent(lines::add);
    return lines;
  }

  private static String sum(Digest digest) {
    List<Item> ended = ended(digest);
    if (ended.isEmpty()) {
      return "No run has ended since the last digest.";
    }
    long succeeded = ended.stream().filter(Item::isSuccess).count();
    return "%s: %d SUCCEEDED, %d FAILED. Proofs: %d PASSED, %d FAILED; %d came to none."
        .formatted(
            Wording.count(ended.size(), "run") + " ended",
            succeeded,
            ended.size() - succeeded,
            verdicts(ended, Optional.of(Verdict.PASSED)),
            verdicts(ended, Optional.of(Verdict.FAILED)),
            verdicts(ended, Optional.empty()));
  }

  private static long verdicts(List<Item> ended, Optional<Verdict> verdict) {
    return ended.stream().filter(item -> item.verdict().equals(verdict)).count();
  }

  private static String line(Item item) {
    String told = item.toldAtOnce() ? " (told at once)" : "";
    String detail = item.detail().map(": "::concat).orElse("");
    String evidence = item.evidence().map(" "::concat).orElse("");
    return "%s, %s: %s%s%s%s"
        .formatted(Wording.time(item.at()), item.subject(), item.title(), told, detail, evidence);
  }

  private static Optional<String> succeeded(Digest digest) {
    Map<String, Long> runs =
        ended(digest).stream()
            .filter(Item::isSuccess)
            .collect(Collectors.groupingBy(Item::subject, TreeMap::new, Collectors.counting()));
    List<String> names =
        runs.entrySet().stream()
            .map(each -> each.getKey() + (each.getValue() == 1 ? "" : " x " + each.getValue()))
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("Succeeded: " + String.join(", ", listed(names, "database")));
  }

  private static List<String> toDo(Digest digest) {
    return listed(digest.unproved(), "database");
  }

  private static List<String> listed(List<String> lines, String noun) {
    if (lines.size() <= MOST) {
      return lines;
    }
    List<String> some = new ArrayList<>(lines.subList(0, MOST));
    some.add("and " + Wording.count(lines.size() - MOST, "more " + noun));
    return some;
  }

  private static List<Item> ended(Digest digest) {
    return digest.items().stream().filter(Item::endsARun).toList();
  }

  /** What is neither a run's end nor its start. */
  private static List<Item> others(Digest digest) {
    return digest.items().stream()
        .filter(item -> !item.endsARun() && item.kind() != Notice.Kind.STARTED)
        .toList();
  }
}
