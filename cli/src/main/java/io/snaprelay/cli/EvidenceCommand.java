package io.snaprelay.cli;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.cli.evidence.Verification;
import io.snaprelay.cli.evidence.VerificationText;
import io.snaprelay.seal.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;

/** Checks evidence as somebody does who was not there, and shows the key that signs it. */
@Command(
    name = "evidence",
    description = "Checks evidence offline, and shows the key that signs it.",
    synopsisSubcommandLabel = "COMMAND")
final class EvidenceCommand {
  private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:kms:([a-z0-9-]+):.*");

  @Command(
      name = "verify",
      description =
          "Checks signatures and the chain, from the files alone: FILE.sig and FILE.pem lie beside."
              + " Exit code 1 if anything is wrong, missing or not signed.")
  int verify(
      @Parameters(
              paramLabel = "FILE",
              arity = "1..*",
              description = "Evidence, or folders that hold some.")
          List<Path> files,
      @Option(
              names = "--key",
              paramLabel = "PEM",
              description = "The public key that you trust; without it, the one beside each file.")
          Path key,
      @Mixin Output output) {
    Verification found =
        Verification.of(files, Optional.ofNullable(key).map(EvidenceCommand::trusted));
    if (output.isJson()) {
      output.json(found);
    } else {
      VerificationText.of(found).forEach(output::line);
    }
    return found.verified() ? ExitCode.OK : ExitCode.FAILED;
  }

  /**
   * A public key.
   *
   * @param keyArn the KMS key
   * @param algorithm which signatures it makes
   * @param fingerprint SHA-256 of its DER form
   * @param pem the key itself
   */
  record Shown(String keyArn, VerifyingKey.Algorithm algorithm, String fingerprint, String pem) {}

  @Command(
      name = "key",
      description = "Prints the public half of the KMS key that signs, as PEM: keep it to --key.")
  int key(
      @Parameters(
              paramLabel = "KEY",
              defaultValue = "${env:SNAPRELAY_EVIDENCE_SIGNING_KEY}",
              description = "Id, alias or ARN. Default: $$SNAPRELAY_EVIDENCE_SIGNING_KEY.")
          String keyId,
      @Mixin Output output) {
    if (keyId == null || keyId.isBlank()) {
      throw Complaint.usage("No key: name one, or set SNAPRELAY_EVIDENCE_SIGNING_KEY");
    }
    Shown shown = shown(keyId);
    if (output.isJson()) {
      output.json(shown);
    } else {
      output.line(shown.pem().strip());
      output.aside("%s, %s".formatted(shown.keyArn(), shown.algorithm()));
      output.aside("fingerprint: SHA-256 " + shown.fingerprint());
    }
    return ExitCode.OK;
  }

  private static Shown shown(String keyId) {
    try (KmsClient kms = kms(keyId)) {
      GetPublicKeyResponse half =
          AwsCalls.call("kms:GetPublicKey", () -> kms.getPublicKey(it -> it.keyId(keyId)));
      VerifyingKey key = VerifyingKey.ofDer(half.publicKey().asByteArray());
      return new Shown(half.keyId(), key.algorithm(), key.fingerprint(), key.pem());
    } catch (VerifyingKey.Unusable e) {
      throw Complaint.usage(e.getMessage());
    }
  }

  /** An ARN names its region. */
  private static KmsClient kms(String keyId) {
    KmsClientBuilder builder = KmsClient.builder();
    Matcher arn = ARN.matcher(keyId);
    if (arn.matches()) {
      builder.region(Region.of(arn.group(1)));
    }
    return builder.build();
  }

  private static VerifyingKey trusted(Path file) {
    try {
      return VerifyingKey.ofPem(Files.readString(file));
    } catch (VerifyingKey.Unusable e) {
      throw Complaint.usage(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw Complaint.usage("Cannot read the key " + file + ": " + FileTrouble.of(e));
    }
  }
}
