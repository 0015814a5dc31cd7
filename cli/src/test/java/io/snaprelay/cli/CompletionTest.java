package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for shells, in a shell. */
final class CompletionTest {
  @TempDir private Path folder;

  @Test
  void bashCompletesACommand() throws Exception {
    assertEquals(List.of("retention"), completed("snaprelay", "reten"));
  }

  @Test
  void bashCompletesAnOptionOfACommand() throws Exception {
    assertEquals(List.of("--dry-run"), completed("snaprelay", "sweep", "--dry"));
  }

  @Test
  void bashCompletesAnOptionThatExcludesAnother() throws Exception {
    assertEquals(List.of("--at"), completed("snaprelay", "run", "--at"));
  }

  @Test
  void bashCompletesNothingThatIsNotThere() throws Exception {
    assertEquals(List.of(), completed("snaprelay", "frobnicate"));
  }

  @Test
  void zshGetsTheSameOnceItHasLearntBashCompletions() {
    Cli zsh = Cli.run("completion", "zsh");

    assertEquals(0, zsh.exit(), zsh.err());
    assertTrue(zsh.out().startsWith("autoload -U +X compinit"), zsh.out().substring(0, 60));
    assertTrue(zsh.out().endsWith(Cli.run("completion", "bash").out()));
  }

  @Test
  void anotherShellIsAWrongCommandLine() {
    Cli said = Cli.run("completion", "fish");

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
  }

  private List<String> completed(String... words) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
    Path script = Files.writeString(folder.resolve("c"), Cli.run("completion", "bash").out());
    String asked =
        "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; %s; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(
                script,
                String.join(" ", words),
                words.length - 1,
                "$(complete -p snaprelay | sed 's/.*-F \\([^ ]*\\) .*/\\1/')");
    // Outside of a real completion bash complains that it has no options to set.
    Process bash =
        new ProcessBuilder("/bin/bash", "-c", asked)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(bash.getInputStream().readAllBytes());
    assertEquals(0, bash.waitFor(), said);
    return said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
