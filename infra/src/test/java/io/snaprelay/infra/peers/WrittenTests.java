package io.snaprelay.infra.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tests of all modules by their source text: no module may depend on the tests of all others.
 *
 * @param byClass what each test class has; two of one name count together
 */
record WrittenTests(Map<String, Set<String>> byClass) {
  private static final int DEEPEST = 12;

  /**
   * An annotation that makes a test, perhaps others with lists over several lines, then the method;
   * none that disables it.
   */
  private static final Pattern TEST =
      Pattern.compile(
          "@(?:Parameterized|Repeated)?Test\\b(?:(?!@Disabled|\\n\\n|(?<!\\()\\{\\n|;\\n).)*?\\bvoid (\\w+)\\(",
          Pattern.DOTALL);

  static WrittenTests below(Path root) {
    try (Stream<Path> modules = Files.find(root, 5, (path, it) -> path.endsWith("src/test/java"))) {
      return new WrittenTests(
          modules
              .flatMap(WrittenTests::classes)
              .collect(
                  Collectors.toMap(
                      WrittenTests::name, file -> names(text(file)), WrittenTests::both)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Set<String> names(String source) {
    return TEST.matcher(source)
        .results()
        .map((MatchResult it) -> it.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether there is this {@code Class.method}. */
  boolean have(String test) {
    int dot = test.indexOf('.');
    return dot > 0
        && byClass.getOrDefault(test.substring(0, dot), Set.of()).contains(test.substring(dot + 1));
  }

  private static Stream<Path> classes(Path module) {
    try {
      return Files.find(
          module, DEEPEST, (path, it) -> path.toString().matches(".*(Test|IT)\\.java"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    return Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }
}
