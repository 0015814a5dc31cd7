package io.snaprelay.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Searches the bytes of files for texts, as grep -F does, for many texts at once. */
final class FoundBytes {
  /** As many bytes decide where it is worth to compare. */
  private static final int KEY = 4;

  private FoundBytes() {}

  /** The texts that stand somewhere in a file below a folder. */
  static Set<String> in(Path folder, List<String> texts) throws IOException {
    Map<Integer, Set<byte[]>> byBeginning = new HashMap<>();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      byBeginning.computeIfAbsent(key(bytes, 0), any -> new HashSet<>()).add(bytes);
    }
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        search(Files.readAllBytes(file), byBeginning, found);
      }
    }
    return found;
  }

  private static void search(
      byte[] content, Map<Integer, Set<byte[]>> byBeginning, Set<String> found) {
    for (int i = 0; i + KEY <= content.length; i++) {
      for (byte[] text : byBeginning.getOrDefault(key(content, i), Set.of())) {
        if (startsAt(content, i, text)) {
          found.add(new String(text, StandardCharsets.UTF_8));
        }
      }
    }
  }

  private static int key(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | bytes[at + 3] & 0xff;
  }

  private static boolean startsAt(byte[] content, int at, byte[] text) {
    return at + text.length <= content.length
        && Arrays.mismatch(content, at, at + text.length, text, 0, text.length) < 0;
  }
}
