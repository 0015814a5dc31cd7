package io.snaprelay.aws;

/**
 * An AWS call that failed, by kind. Which error code of AWS is of which kind stands in {@link
 * AwsErrorCodes}; a text is never looked at.
 */
public final class AwsFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a failure means for a step. */
  public enum Kind {
    /** AWS asks us to slow down. */
    THROTTLED,
    /** No answer, or AWS's own fault. Whether the call took effect is unknown. */
    UNAVAILABLE,
    ALREADY_EXISTS,
    NOT_FOUND,
    INVALID_STATE,
    KEY_NOT_USABLE,
    QUOTA_EXCEEDED,
    ACCESS_DENIED,
    /** The request as it stands is refused. */
    REFUSED
  }

  private final Kind kind;
  private final String code;

  /**
   * @param kind what it means
   * @param code AWS's error code
   * @param message AWS's text, with the operation
   */
  public AwsFailure(Kind kind, String code, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  /** Whether the same call may succeed later, as it stands. */
  public boolean isTransient() {
    return kind == Kind.THROTTLED || kind == Kind.UNAVAILABLE;
  }
}
