package io.snaprelay.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerTest extends LedgerContract {
  @TempDir private Path folder;

  /** Another one each time, as in another process. */
  @Override
  Ledger ledger() {
    return new FileLedger(folder);
  }

  @Test
  void aWriteThatWasInterruptedIsNoEntry() throws IOException {
    ledger().create("runs/r1/plan", bytes("whole"));
    Files.writeString(folder.resolve(".unfinished/half"), "{\"ru");

    assertEquals(List.of("runs/r1/plan"), ledger().list(""));
  }

  @Test
  void theNextProcessSweepsWhatAKilledOneLeftAnHourAgo() throws IOException {
    ledger().create("runs/r1/plan", bytes("whole"));
    Path forgotten = folder.resolve(".unfinished/forgotten");
    Path beingWritten = folder.resolve(".unfinished/being-written");
    Files.writeString(forgotten, "{\"ru");
    Files.setLastModifiedTime(
        forgotten, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
    Files.writeString(beingWritten, "{\"ru");

    ledger().create("runs/r2/plan", bytes("whole"));

    assertFalse(Files.exists(forgotten));
    assertTrue(Files.exists(beingWritten));
  }

  @Test
  void aFinishedWriteLeavesNothingAside() throws IOException {
    ledger().create("runs/r1/plan", bytes("first"));
    ledger().create("runs/r1/plan", bytes("second"));

    try (Stream<Path> aside = Files.list(folder.resolve(".unfinished"))) {
      assertEquals(List.of(), aside.toList());
    }
  }

  @Test
  void aProcessThatIsKilledWhileItWritesLeavesWholeEntriesOnly() throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessWriter.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    writer.getInputStream().read();
    while (ledger().list("entries/").size() < 20) {
      assertTrue(writer.isAlive());
    }
    writer.destroyForcibly().waitFor();

    List<String> keys = ledger().list("entries/");
    keys.forEach(
        key -> assertEquals(EndlessWriter.LENGTH, ledger().read(key).orElseThrow().length, key));
    assertTrue(ledger().create("entries/e" + keys.size(), bytes("the next one")));
  }

  @Test
  void anEntryIsNoFolder() {
    ledger().create("runs/r1", bytes("an entry"));

    assertThrows(
        UncheckedIOException.class, () -> ledger().create("runs/r1/plan", bytes("below it")));
  }

  @Test
  void aKeyThatLeavesTheFolderIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ledger().create("../plan", bytes("x")));
    assertThrows(IllegalArgumentException.class, () -> ledger().read("runs/../../plan"));
    assertThrows(IllegalArgumentException.class, () -> ledger().list("../"));
  }
}
