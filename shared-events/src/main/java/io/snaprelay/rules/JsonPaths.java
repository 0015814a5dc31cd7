package io.snaprelay.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths into documents: {@code $.key."odd key"}. Lists are not gone through. */
final class JsonPaths {
  private static final Pattern STEP = Pattern.compile("\\.(?:\"([^\"]+)\"|([^\".\\[\\]*]+))");

  private JsonPaths() {}

  static Optional<List<String>> parse(String text) {
    List<String> keys = new ArrayList<>();
    Matcher step = STEP.matcher(text);
    int at = text.startsWith("$") ? 1 : text.length() + 1;
    while (at < text.length() && step.region(at, text.length()).lookingAt()) {
      keys.add(step.group(1) == null ? step.group(2) : step.group(1));
      at = step.end();
    }
    return at == text.length() && !keys.isEmpty() ? Optional.of(keys) : Optional.empty();
  }
}
