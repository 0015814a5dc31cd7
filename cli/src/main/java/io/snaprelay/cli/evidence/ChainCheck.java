package io.snaprelay.cli.evidence;

import io.snaprelay.cli.evidence.Evidence.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks that documents of one database follow upon each other. */
final class ChainCheck {
  private final List<Problem> problems = new ArrayList<>();

  private ChainCheck() {}

  /** Everything that is wrong with the chain that these documents make. */
  static List<Problem> of(List<Evidence> documents) {
    ChainCheck check = new ChainCheck();
    List<Evidence> ordered =
        documents.stream().sorted(Comparator.comparing(ChainCheck::number)).toList();
    ordered.forEach(check::lost);
    for (int i = 1; i < ordered.size(); i++) {
      check.follows(ordered.get(i - 1), ordered.get(i));
    }
    return check.problems;
  }

  private void lost(Evidence document) {
    Place place = document.place().orElseThrow();
    if (place.number() > 1 && place.previousSha256().isEmpty()) {
      add(
          Problem.Code.CHAIN_LOST,
          document,
          "number %d was lost before this one was written".formatted(place.number() - 1));
    }
    if (place.number() == 1 && place.previousRun().isPresent()) {
      add(Problem.Code.CHAIN_BROKEN, document, "it is number 1, yet names one before it");
    }
  }

  private void follows(Evidence before, Evidence after) {
    long distance = number(after) - number(before);
    if (distance == 0) {
      add(
          Problem.Code.CHAIN_FORK,
          after,
          "it has number %d as %s has, and is another document"
              .formatted(number(after), before.file()));
    } else if (distance > 1) {
      add(Problem.Code.CHAIN_GAP, after, missing(number(before) + 1, number(after) - 1));
    } else {
      names(before, after);
    }
  }

  private void names(Evidence before, Evidence after) {
    Optional<String> named = after.place().orElseThrow().previousSha256();
    if (named.isPresent() && !named.get().equals(before.sha256())) {
      add(
          Problem.Code.CHAIN_BROKEN,
          after,
          "it names SHA-256 %s as the one before it, but %s has %s"
              .formatted(named.get(), before.file(), before.sha256()));
    }
  }

  private void add(Problem.Code code, Evidence document, String detail) {
    problems.add(new Problem(code, document.file().toString(), detail));
  }

  private static String missing(long from, long to) {
    return from == to
        ? "number %d is not among these files".formatted(from)
        : "numbers %d to %d are not among these files".formatted(from, to);
  }

  private static long number(Evidence document) {
    return document.place().orElseThrow().number();
  }
}
