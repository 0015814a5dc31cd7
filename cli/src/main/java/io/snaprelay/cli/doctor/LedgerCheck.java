package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.runtime.LedgerLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/** Whether evidence is kept where nobody overwrites it unseen, and nobody else reads it. */
final class LedgerCheck implements Check {
  /** S3 API Reference, GetPublicAccessBlock: how a bucket without one answers. */
  private static final String NO_BLOCK = "NoSuchPublicAccessBlockConfiguration";

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    estate
        .setup()
        .ledger()
        .ifPresentOrElse(
            text -> of(text, LedgerLocation.parse(text), estate, findings),
            () ->
                findings.add(
                    FindingCode.NOT_CHECKED,
                    "snaprelay.ledger",
                    "It is not known here",
                    "Give --ledger as the services have it"));
  }

  private static void of(String text, LedgerLocation location, Estate estate, Findings findings) {
    if (location instanceof LedgerLocation.Folder folder) {
      folder(text, folder.path(), findings);
    } else if (location instanceof LedgerLocation.Bucket bucket) {
      findings.attempt(text, () -> bucket(bucket.name(), estate.clients().s3(), findings));
    }
  }

  private static void folder(String text, Path path, Findings findings) {
    if (!Files.isDirectory(path) || !Files.isWritable(path)) {
      findings.add(
          FindingCode.LEDGER_NOT_FOUND,
          text,
          "It is no folder that can be written",
          "Create it, or correct the name");
    }
  }

  private static void bucket(String name, S3Client s3, Findings findings) {
    try {
      AwsCalls.call("s3:ListBucket", () -> s3.headBucket(it -> it.bucket(name)));
    } catch (AwsFailure e) {
      if (e.kind() != AwsFailure.Kind.NOT_FOUND && !isMissing(e)) {
        throw e;
      }
      findings.add(
          FindingCode.LEDGER_NOT_FOUND,
          "s3://" + name,
          "S3 knows no such bucket in this region",
          "Create it, or correct the name");
      return;
    }
    versioned(name, s3, findings);
    blocked(name, s3, findings);
  }

  /** The answer to HEAD has no body, so that its status is all there is. */
  private static boolean isMissing(AwsFailure e) {
    return e.getCause() instanceof software.amazon.awssdk.services.s3.model.S3Exception s3
        && (s3.statusCode() == 404 || s3.statusCode() == 301);
  }

  private static void versioned(String name, S3Client s3, Findings findings) {
    BucketVersioningStatus status =
        AwsCalls.call(
            "s3:GetBucketVersioning", () -> s3.getBucketVersioning(it -> it.bucket(name)).status());
    if (status != BucketVersioningStatus.ENABLED) {
      findings.add(
          FindingCode.LEDGER_NOT_VERSIONED,
          "s3://" + name,
          "The bucket has no versioning: what is overwritten or deleted is gone",
          "Enable versioning");
    }
  }

  private static void blocked(String name, S3Client s3, Findings findings) {
    if (!isBlocked(name, s3)) {
      findings.add(
          FindingCode.LEDGER_PUBLIC,
          "s3://" + name,
          "Nothing stops a policy or an ACL from making the bucket public",
          "Switch on all four settings of Block Public Access");
    }
  }

  private static boolean isBlocked(String name, S3Client s3) {
    try {
      PublicAccessBlockConfiguration block =
          AwsCalls.call(
              "s3:GetBucketPublicAccessBlock",
              () ->
                  s3.getPublicAccessBlock(it -> it.bucket(name)).publicAccessBlockConfiguration());
      return block.blockPublicAcls()
          && block.ignorePublicAcls()
          && block.blockPublicPolicy()
          && block.restrictPublicBuckets();
    } catch (AwsFailure e) {
      if (e.code().equals(NO_BLOCK)) {
        return false;
      }
      throw e;
    }
  }
}
