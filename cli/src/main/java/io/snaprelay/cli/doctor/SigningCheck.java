package io.snaprelay.cli.doctor;

import java.util.List;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/** Whether evidence can be signed. */
final class SigningCheck implements Check {
  private static final String FIELD = "snaprelay.evidence.signing-key";

  @Override
  public String name() {
    return "signing key";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    estate
        .setup()
        .signingKey()
        .ifPresentOrElse(
            key -> findings.attempt(FIELD, () -> of(key, estate, findings)),
            () ->
                findings.add(
                    FindingCode.SIGNING_KEY_UNFIT,
                    FIELD,
                    "No key is named: evidence would not be signed",
                    "Give --signing-key as the notifier has it"));
  }

  private static void of(String name, Estate estate, Findings findings) {
    new Keys(estate, findings)
        .need(FIELD, estate.home(), name, List.of())
        .filter(key -> key.keyUsage() != KeyUsageType.SIGN_VERIFY)
        .ifPresent(key -> unfit(key, findings));
  }

  private static void unfit(KeyMetadata key, Findings findings) {
    findings.add(
        FindingCode.SIGNING_KEY_UNFIT,
        FIELD,
        "The KMS key %s is for %s".formatted(key.arn(), key.keyUsageAsString()),
        "Name an asymmetric key for SIGN_VERIFY");
  }
}
