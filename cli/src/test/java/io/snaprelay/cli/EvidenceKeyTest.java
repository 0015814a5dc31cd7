package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.snaprelay.localaws.testing.LocalAwsExtension;
import io.snaprelay.seal.Sha256;
import io.snaprelay.seal.VerifyingKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** Keys of KMS, and an independent reader: {@code openssl}. */
final class EvidenceKeyTest {
  @RegisterExtension static final LocalAwsExtension AWS = new LocalAwsExtension();

  @TempDir private Path folder;
  private KmsClient kms;
  private SdkEnvironment environment;

  @BeforeEach
  void open() {
    kms = AWS.client(KmsClient.builder(), Region.EU_WEST_1);
    environment = new SdkEnvironment(AWS.account().endpoint().toString(), AWS.account().id());
  }

  @AfterEach
  void close() {
    environment.close();
    kms.close();
  }

  @Test
  void thePublicHalfIsPrintedAsAFileThatVerifyTakes() {
    String arn = newKey(KeySpec.ECC_NIST_P256);
    byte[] der = kms.getPublicKey(it -> it.keyId(arn)).publicKey().asByteArray();

    Cli said = Cli.run("evidence", "key", arn);

    assertEquals(0, said.exit(), said.err());
    assertEquals(VerifyingKey.ofDer(der), VerifyingKey.ofPem(said.out()));
    assertTrue(said.err().contains(arn), said.err());
    assertTrue(said.err().contains(Sha256.hex(der)), said.err());
  }

  @Test
  void scriptsGetOneObject() {
    String arn = newKey(KeySpec.RSA_2048);

    Cli said = Cli.run("evidence", "key", "--json", arn);

    assertEquals(arn, said.json().get("keyArn").textValue());
    assertEquals("RSASSA_PKCS1_V1_5_SHA_256", said.json().get("algorithm").textValue());
    assertTrue(said.json().get("pem").textValue().startsWith("-----BEGIN PUBLIC KEY-----\n"));
  }

  @Test
  void aKeyThatDoesNotSignIsRefused() {
    String encrypting = kms.createKey().keyMetadata().arn();

    for (String key : List.of(encrypting, "alias/nobody", "")) {
      Cli said = Cli.run("evidence", "key", key);
      assertEquals(2, said.exit(), said.err());
      assertTrue(said.complainsInOneLine(), said.err());
    }
  }

  /** What an auditor types who has nothing of ours installed. */
  @ParameterizedTest
  @CsvSource({"ECC_NIST_P256, ECDSA_SHA_256", "RSA_2048, RSASSA_PKCS1_V1_5_SHA_256"})
  void opensslAloneVerifiesWhatKmsHasSigned(KeySpec spec, SigningAlgorithmSpec algorithm)
      throws Exception {
    assumeTrue(opensslIsThere(), "there is no openssl on this machine");
    Path file = signed(spec, algorithm);

    assertEquals(0, openssl(file), "the very bytes");
    assertEquals(0, Cli.run("evidence", "verify", file.toString()).exit(), "we say the same");

    byte[] good = SignedFiles.read(file);
    for (int at = 0; at < good.length; at += good.length / 5) {
      SignedFiles.flip(file, at);
      assertEquals(1, openssl(file), "byte " + at + " was changed");
      assertEquals(1, Cli.run("evidence", "verify", file.toString()).exit(), "byte " + at);
      SignedFiles.put(file, good);
    }
  }

  private Path signed(KeySpec spec, SigningAlgorithmSpec algorithm) throws IOException {
    String arn = newKey(spec);
    byte[] document = SignedFiles.document(1, "").getBytes(StandardCharsets.UTF_8);
    SdkBytes signature =
        kms.sign(
                it ->
                    it.keyId(arn)
                        .message(SdkBytes.fromByteArray(Sha256.of(document)))
                        .messageType(MessageType.DIGEST)
                        .signingAlgorithm(algorithm))
            .signature();
    Path file = SignedFiles.put(folder.resolve("evidence.json"), document);
    SignedFiles.put(SignedFiles.beside(file, ".sig"), signature.asByteArray());
    Files.writeString(SignedFiles.beside(file, ".pem"), Cli.run("evidence", "key", arn).out());
    return file;
  }

  private static int openssl(Path file) throws IOException, InterruptedException {
    return exitOf(
        "openssl",
        "dgst",
        "-sha256",
        "-verify",
        file + ".pem",
        "-signature",
        file + ".sig",
        file + "");
  }

  private static boolean opensslIsThere() throws InterruptedException {
    try {
      return exitOf("openssl", "version") == 0;
    } catch (IOException notFound) {
      return false;
    }
  }

  private static int exitOf(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "openssl does not end");
    return process.exitValue();
  }

  private String newKey(KeySpec spec) {
    return kms.createKey(it -> it.keySpec(spec).keyUsage(KeyUsageType.SIGN_VERIFY))
        .keyMetadata()
        .arn();
  }
}
