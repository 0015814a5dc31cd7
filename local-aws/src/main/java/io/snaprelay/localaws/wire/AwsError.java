package io.snaprelay.localaws.wire;

/** An error that the caller shall see as AWS's own, with AWS's status, code and message. */
public final class AwsError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String queryCode;

  public AwsError(int status, String code, String message) {
    this(status, code, code, message);
  }

  /**
   * For services that once spoke awsQuery and now speak JSON (SQS).
   *
   * @param code the name of the model's exception: QueueDoesNotExist
   * @param queryCode the older name that some clients still show:
   *     AWS.SimpleQueueService.NonExistentQueue
   */
  public AwsError(int status, String code, String queryCode, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.queryCode = queryCode;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String queryCode() {
    return queryCode;
  }
}
