package io.snaprelay.cli;

import io.snaprelay.seal.Sha256;
import io.snaprelay.seal.VerifyingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** A folder with the evidence of one database, signed as the notifier has it signed. */
final class SignedFiles {
  private final Path folder;
  private final KeyPair pair;

  SignedFiles(Path folder) {
    this(folder, pair());
  }

  private SignedFiles(Path folder, KeyPair pair) {
    this.folder = folder;
    this.pair = pair;
  }

  /** The same folder, but everything that is written from now on is signed with another key. */
  SignedFiles withAnotherKey() {
    return new SignedFiles(folder, pair());
  }

  VerifyingKey key() {
    return VerifyingKey.ofDer(pair.getPublic().getEncoded());
  }

  /** The first of so many documents that follow upon each other. */
  Path chain(int length) {
    String previous = "";
    for (int number = 1; number <= length; number++) {
      Path file = write(number, document(number, previous));
      previous = previous(number, Sha256.hex(read(file)));
    }
    return file(1);
  }

  static String previous(int number, String sha256) {
    return ",\"previous\":{\"number\":%d,\"run\":\"%s\",\"sha256\":\"%s\"}"
        .formatted(number, run(number), sha256);
  }

  static String document(int number, String previous) {
    return """
        {"schema":"urn:snaprelay:schema:evidence:2","chain":{"number":%d%s},
         "run":{"id":"%s","completedAt":"2026-11-21T02:29:50Z"},
         "database":{"arn":"arn:aws:rds:eu-west-1:111111111111:db:orders-prod"},
         "proof":{"verdict":"PASSED"}}
        """
        .formatted(number, previous, run(number));
  }

  /** Writes a document and signs it. */
  Path write(int number, String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    Path file = put(file(number), bytes);
    put(beside(file, ".sig"), sign(bytes));
    put(beside(file, ".pem"), key().pem().getBytes(StandardCharsets.US_ASCII));
    return file;
  }

  /** Changes one bit of a file. */
  static void flip(Path file, int at) {
    byte[] bytes = read(file);
    bytes[at] ^= 1;
    put(file, bytes);
  }

  Path file(int number) {
    return folder.resolve("evidence-" + run(number) + ".json");
  }

  static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  static String run(int number) {
    return "r" + "a".repeat(14) + (char) ('a' + number);
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path put(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] sign(byte[] document) {
    try {
      Signature engine = Signature.getInstance("SHA256withECDSA");
      engine.initSign(pair.getPrivate());
      engine.update(document);
      return engine.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
