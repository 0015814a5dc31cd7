package io.snaprelay.aws;

import io.snaprelay.aws.AwsFailure.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Of which kind each error code of AWS is.
 *
 * <p>Sources: RDS API Reference and the RDS service model (codes on the wire, not names of
 * exceptions: only some end in {@code Fault}); AWS API Reference, "Common Errors"; the API
 * References of SQS, EventBridge, S3 and STS; both {@code Throttling} and {@code
 * ThrottlingException} are what AWS's own CloudFormation handlers for RDS retry.
 */
final class AwsErrorCodes {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final Map<String, Kind> KINDS = new HashMap<>();

  static {
    are(
        Kind.THROTTLED,
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "RequestThrottled",
        "RequestThrottledException",
        "RequestLimitExceeded",
        "TooManyRequestsException",
        "SlowDown",
        // SNS, with status 400: KMS has throttled it.
        "KMSThrottling",
        "PriorRequestNotComplete");
    are(
        Kind.UNAVAILABLE,
        "InternalFailure",
        "InternalError",
        "InternalException",
        "InternalServerError",
        "ServiceUnavailable",
        "ServiceUnavailableException",
        "RequestTimeout",
        "OperationAborted",
        "ConditionalRequestConflict",
        "ConcurrentModificationException",
        // The credentials are renewed by the SDK before the message comes again.
        "ExpiredToken",
        "ExpiredTokenException",
        "RequestExpired",
        // No machine of the class is free now: not a quota, and it passes.
        "InsufficientDBInstanceCapacity",
        "InsufficientDBClusterCapacityFault");
    are(
        Kind.ALREADY_EXISTS,
        "DBInstanceAlreadyExists",
        "DBSnapshotAlreadyExists",
        "DBClusterAlreadyExistsFault",
        "DBClusterSnapshotAlreadyExistsFault",
        "ExportTaskAlreadyExists",
        "PreconditionFailed");
    are(
        Kind.NOT_FOUND,
        "DBInstanceNotFound",
        "DBSnapshotNotFound",
        "InvalidGroup.NotFound",
        "DBClusterNotFoundFault",
        "DBClusterSnapshotNotFoundFault",
        "DBSubnetGroupNotFoundFault",
        "DBParameterGroupNotFound",
        "OptionGroupNotFoundFault",
        "ExportTaskNotFound",
        "ResourceNotFoundException",
        "QueueDoesNotExist",
        "AWS.SimpleQueueService.NonExistentQueue",
        "NoSuchBucket",
        "NoSuchKey",
        "NotFoundException");
    are(
        Kind.INVALID_STATE,
        "InvalidDBInstanceState",
        "InvalidDBSnapshotState",
        "InvalidDBClusterStateFault",
        "InvalidDBClusterSnapshotStateFault",
        "InvalidExportSourceState",
        "InvalidExportTaskStateFault");
    are(
        Kind.KEY_NOT_USABLE,
        "KMSKeyNotAccessibleFault",
        "DisabledException",
        "KMSInvalidStateException",
        "KMS.NotFoundException",
        "KMS.DisabledException");
    are(
        Kind.QUOTA_EXCEEDED,
        "SnapshotQuotaExceeded",
        "SharedSnapshotQuotaExceeded",
        "InstanceQuotaExceeded",
        "StorageQuotaExceeded",
        "DBClusterQuotaExceededFault",
        "ManualClusterSnapshotQuotaExceeded",
        "LimitExceededException",
        "OverLimit");
    are(
        Kind.ACCESS_DENIED,
        "AccessDenied",
        "AccessDeniedException",
        "UnauthorizedOperation",
        "NotAuthorized",
        "NotAuthorizedForSourceException",
        "AuthFailure",
        "AuthorizationError",
        "InvalidClientTokenId",
        "UnrecognizedClientException",
        "SignatureDoesNotMatch",
        "MissingAuthenticationToken",
        "OptInRequired");
  }

  private AwsErrorCodes() {}

  private static void are(Kind kind, String... codes) {
    Arrays.stream(codes).forEach(code -> KINDS.put(code, kind));
  }

  /**
   * The kind of a code.
   *
   * @param status the HTTP status, for codes that stand in no table; 0 where there is none
   */
  static Kind kind(String code, int status) {
    Kind known = KINDS.get(code);
    if (known != null) {
      return known;
    }
    if (status == TOO_MANY_REQUESTS) {
      return Kind.THROTTLED;
    }
    return status >= SERVER_ERROR ? Kind.UNAVAILABLE : Kind.REFUSED;
  }
}
