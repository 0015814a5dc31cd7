package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.seal.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvidenceVerifyTest {
  private static final Path GOLDEN = Path.of("../notifier/src/test/resources/golden");

  @TempDir private Path folder;
  private SignedFiles files;

  @BeforeEach
  void open() {
    files = new SignedFiles(folder);
  }

  @Test
  void aWholeChainIsVerified() {
    files.chain(4);

    Cli said = verify(folder);

    assertEquals(0, said.exit(), said.out());
    assertTrue(said.out().contains("number 1 to 4, whole"), said.out());
    assertTrue(said.out().contains("key: SHA-256 " + files.key().fingerprint()));
    assertTrue(said.out().contains("Compare the fingerprint, or give --key"));
  }

  @Test
  void whoeverTrustsAKeyIsNotAskedToCompareIt() throws IOException {
    Path trusted = Files.writeString(folder.resolve("trusted.pem"), files.key().pem());
    files.chain(2);

    Cli said = verify(folder, "--key", trusted.toString());

    assertEquals(0, said.exit(), said.out());
    assertFalse(said.out().contains("Compare"), said.out());
  }

  @Test
  void aChangedByteAnywhereIsSeen() {
    Path file = files.chain(1);
    byte[] document = SignedFiles.read(file);

    for (int at = 0; at < document.length; at += 7) {
      SignedFiles.flip(file, at);
      assertEquals(1, verify(file).exit(), "byte " + at);
      SignedFiles.put(file, document);
    }
    assertEquals(0, verify(file).exit());
  }

  @Test
  void aChangedByteOfASignatureIsSeen() {
    Path file = files.chain(1);
    Path signature = SignedFiles.beside(file, ".sig");
    byte[] good = SignedFiles.read(signature);

    for (int at = 0; at < good.length; at++) {
      SignedFiles.flip(signature, at);
      assertProblems(verify(file), "SIGNATURE_INVALID");
      SignedFiles.put(signature, good);
    }
  }

  @Test
  void whatIsNotSignedIsNotVerified() throws IOException {
    Path file = files.chain(1);
    Files.delete(SignedFiles.beside(file, ".sig"));

    assertProblems(verify(file), "NOT_SIGNED");
  }

  @Test
  void aSignatureWithoutAKeyIsNotVerified() throws IOException {
    Path file = files.chain(1);
    Files.delete(SignedFiles.beside(file, ".pem"));

    assertProblems(verify(file), "KEY_MISSING");
    Path trusted = Files.writeString(folder.resolve("trusted.pem"), files.key().pem());
    assertEquals(0, verify(file, "--key", trusted.toString()).exit());
  }

  @Test
  void aForgerWhoBringsHisOwnKeyIsSeenByWhoeverTrustsAnother() throws IOException {
    Path trusted = Files.writeString(folder.resolve("trusted.pem"), files.key().pem());
    Path forged = files.withAnotherKey().chain(1);

    assertEquals(0, verify(forged).exit(), "nobody can tell without a key of his own");
    Cli said = verify(forged, "--key", trusted.toString());

    assertProblems(said, "SIGNATURE_INVALID");
    assertTrue(said.out().contains("another key than the one you trust"), said.out());
  }

  @Test
  void aMissingLinkIsAGap() throws IOException {
    files.chain(5);
    Files.delete(files.file(3));
    Files.delete(files.file(4));

    Cli said = verify(folder);

    assertProblems(said, "CHAIN_GAP");
    assertTrue(said.out().contains("numbers 3 to 4 are not among these files"), said.out());
  }

  @Test
  void aMissingBeginningIsSaidButNoFault() throws IOException {
    files.chain(3);
    Files.delete(files.file(1));

    Cli said = verify(folder);

    assertEquals(0, said.exit(), said.out());
    assertTrue(said.out().contains("what came before is not among these files"), said.out());
  }

  @Test
  void aDocumentThatWasWrittenAnewBreaksTheChainHoweverWellItIsSigned() {
    files.chain(3);
    String second = new String(SignedFiles.read(files.file(2)), StandardCharsets.UTF_8);

    files.write(2, second.replace("PASSED", "FAILED"));

    assertProblems(verify(folder), "CHAIN_BROKEN");
  }

  @Test
  void twoDocumentsOfOneNumberAreAFork() {
    files.chain(2);
    String previous = SignedFiles.previous(1, Sha256.hex(SignedFiles.read(files.file(1))));

    files.write(
        7, SignedFiles.document(2, previous).replace(SignedFiles.run(2), "r" + "b".repeat(15)));

    assertProblems(verify(folder), "CHAIN_FORK");
  }

  @Test
  void whatWasLostIsNeverPassedOver() {
    files.write(
        2,
        SignedFiles.document(
            2, ",\"previous\":{\"number\":1,\"run\":\"%s\"}".formatted(SignedFiles.run(1))));

    assertProblems(verify(folder), "CHAIN_LOST");
  }

  @Test
  void aLinkThatHidesWhatCameBeforeIsSeen() {
    files.write(2, SignedFiles.document(2, ""));

    assertProblems(verify(folder), "CHAIN_LOST");
  }

  @Test
  void aCopyOfTheSameFileIsNoFork() throws IOException {
    files.chain(2);
    Path other = Files.createDirectories(folder.resolve("copy"));
    for (String ending : new String[] {"", ".sig", ".pem"}) {
      Path from = Path.of(files.file(2) + ending);
      Files.copy(from, other.resolve(from.getFileName()));
    }

    assertEquals(0, verify(folder).exit());
  }

  @Test
  void everythingThatIsWrongIsTold() throws IOException {
    files.chain(4);
    Files.delete(SignedFiles.beside(files.file(1), ".sig"));
    Files.delete(files.file(3));
    Files.writeString(files.file(8), "no JSON");
    Files.writeString(files.file(9), "{\"schema\":\"urn:something:else\"}");

    assertProblems(verify(folder), "NOT_EVIDENCE", "SCHEMA_UNKNOWN", "NOT_SIGNED", "CHAIN_GAP");
  }

  @Test
  void aNameThatStandsTwiceIsNoEvidence() {
    String document =
        SignedFiles.document(1, "")
            .replace("{\"verdict\":", "{\"verdict\":\"FAILED\",\"verdict\":");

    assertProblems(verify(files.write(1, document)), "NOT_EVIDENCE");
  }

  @Test
  void scriptsGetOneObject() {
    files.chain(2);
    SignedFiles.flip(SignedFiles.beside(files.file(2), ".sig"), 9);

    JsonNode json = Cli.run("evidence", "verify", "--json", folder.toString()).json();

    assertFalse(json.get("verified").booleanValue());
    assertFalse(json.get("keyPinned").booleanValue());
    assertTrue(json.at("/documents/0/signatureValid").booleanValue());
    assertFalse(json.at("/documents/1/signatureValid").booleanValue());
    assertEquals("SIGNATURE_INVALID", json.at("/problems/0/code").textValue());
    assertEquals(2, json.at("/chains/0/to").intValue());
  }

  /** The notifier writes what this command reads. */
  @Test
  void whatTheNotifierWritesIsUnderstood() throws IOException {
    for (String golden : List.of("evidence-succeeded.json", "evidence-2-succeeded.json")) {
      Path file = files.write(1, Files.readString(GOLDEN.resolve(golden)));

      Cli said = verify(file);

      assertEquals(0, said.exit(), said.out());
      assertTrue(said.out().contains("run rpqowqvj5ba7aqcg"), said.out());
      assertTrue(said.out().contains("verdict PASSED"), said.out());
    }
  }

  @Test
  void aWrongCommandLineIsOneLine() throws IOException {
    Path noKey = Files.writeString(folder.resolve("no.pem"), "no key");
    files.chain(1);

    for (Cli said :
        List.of(
            Cli.run("evidence", "verify"),
            Cli.run("evidence", "verify", folder.resolve("absent.json").toString()),
            Cli.run("evidence", "verify", Files.createDirectory(folder.resolve("e")).toString()),
            verify(folder, "--key", noKey.toString()),
            verify(folder, "--key", folder.resolve("absent.pem").toString()))) {
      assertEquals(2, said.exit(), said.err());
      assertTrue(said.complainsInOneLine(), said.err());
    }
  }

  private static Cli verify(Path what, String... options) {
    List<String> line = new ArrayList<>(List.of("evidence", "verify", what.toString()));
    line.addAll(List.of(options));
    return Cli.run(line.toArray(String[]::new));
  }

  private static void assertProblems(Cli said, String... codes) {
    assertEquals(1, said.exit(), said.out());
    assertTrue(said.out().contains("NOT VERIFIED"), said.out());
    List<String> told =
        said.out()
            .lines()
            .map(line -> line.replaceFirst("^[^:]+: ([A-Z_]+): .*$", "$1"))
            .filter(word -> word.matches("[A-Z]+_[A-Z]+"))
            .toList();
    assertEquals(List.of(codes), told, said.out());
  }
}
