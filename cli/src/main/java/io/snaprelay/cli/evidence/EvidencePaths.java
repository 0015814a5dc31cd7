package io.snaprelay.cli.evidence;

import io.snaprelay.cli.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that a user means. */
final class EvidencePaths {
  private static final Pattern EVIDENCE = Pattern.compile("evidence-r[a-z2-7]{15}\\.json");

  private EvidencePaths() {}

  /**
   * Files as they are, and of folders all evidence below them.
   *
   * @throws Complaint if there is none
   */
  static List<Path> of(List<Path> named) {
    List<Path> files = new ArrayList<>();
    named.forEach(path -> files.addAll(Files.isDirectory(path) ? below(path) : List.of(path)));
    return files;
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found =
          files
              .filter(file -> EVIDENCE.matcher(file.getFileName() + "").matches())
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw Complaint.usage("There is no evidence-<run>.json in " + folder);
      }
      return found;
    } catch (IOException e) {
      throw Complaint.usage("The folder " + folder + " cannot be read: " + e.getMessage());
    }
  }

  static byte[] bytes(Path file) {
    return optional(file).orElseThrow(() -> Complaint.usage("There is no file " + file));
  }

  static Optional<byte[]> beside(Path file, String ending) {
    return optional(file.resolveSibling(file.getFileName() + ending));
  }

  private static Optional<byte[]> optional(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw Complaint.usage("The file " + file + " cannot be read: " + e.getMessage());
    }
  }
}
