package io.snaprelay.localaws.sqs;

import io.snaprelay.localaws.wire.AwsError;

/** The errors of SQS: the name of the JSON protocol, and the older one that batches still show. */
enum SqsError {
  BATCH_ENTRY_IDS_NOT_DISTINCT("BatchEntryIdsNotDistinct", legacy("BatchEntryIdsNotDistinct")),
  BATCH_REQUEST_TOO_LONG("BatchRequestTooLong", legacy("BatchRequestTooLong")),
  EMPTY_BATCH_REQUEST("EmptyBatchRequest", legacy("EmptyBatchRequest")),
  INVALID_ATTRIBUTE_NAME("InvalidAttributeName", "InvalidAttributeName"),
  INVALID_ATTRIBUTE_VALUE("InvalidAttributeValue", "InvalidAttributeValue"),
  INVALID_BATCH_ENTRY_ID("InvalidBatchEntryId", legacy("InvalidBatchEntryId")),
  INVALID_MESSAGE_CONTENTS("InvalidMessageContents", "InvalidMessageContents"),
  INVALID_PARAMETER_VALUE("InvalidParameterValueException", "InvalidParameterValue"),
  MISSING_PARAMETER("MissingRequiredParameterException", "MissingParameter"),
  OVER_LIMIT("OverLimit", "OverLimit"),
  PURGE_QUEUE_IN_PROGRESS(403, "PurgeQueueInProgress", legacy("PurgeQueueInProgress")),
  QUEUE_DOES_NOT_EXIST("QueueDoesNotExist", legacy("NonExistentQueue")),
  QUEUE_NAME_EXISTS("QueueNameExists", "QueueAlreadyExists"),
  RECEIPT_HANDLE_IS_INVALID("ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid"),
  RESOURCE_NOT_FOUND(404, "ResourceNotFoundException", "ResourceNotFoundException"),
  TOO_MANY_ENTRIES("TooManyEntriesInBatchRequest", legacy("TooManyEntriesInBatchRequest")),
  ACCESS_DENIED(403, "AccessDeniedException", "AccessDenied"),
  UNSUPPORTED_OPERATION("UnsupportedOperation", legacy("UnsupportedOperation"));

  private final int status;
  private final String code;
  private final String queryCode;

  SqsError(String code, String queryCode) {
    this(400, code, queryCode);
  }

  SqsError(int status, String code, String queryCode) {
    this.status = status;
    this.code = code;
    this.queryCode = queryCode;
  }

  AwsError because(String message) {
    return new AwsError(status, code, queryCode, message);
  }

  static AwsError invalid(String parameter, Object value, String reason) {
    return INVALID_PARAMETER_VALUE.because(
        "Value %s for parameter %s is invalid. Reason: %s".formatted(value, parameter, reason));
  }

  static AwsError missing(String parameter) {
    return MISSING_PARAMETER.because(
        "The request must contain the parameter %s.".formatted(parameter));
  }

  /** The caller wants what AWS has and local-aws has not. */
  static AwsError notImplemented(String what) {
    return UNSUPPORTED_OPERATION.because("local-aws does not implement " + what);
  }

  private static String legacy(String name) {
    return "AWS.SimpleQueueService." + name;
  }
}
