package io.snaprelay.localaws.s3;

import io.snaprelay.localaws.wire.AwsError;

/** The errors of S3. */
enum S3Error {
  ACCESS_DENIED(403, "AccessDenied", "Access Denied"),
  BAD_DIGEST(400, "BadDigest", "The checksum you specified did not match the calculated checksum."),
  BUCKET_ALREADY_EXISTS(
      409,
      "BucketAlreadyExists",
      "The requested bucket name is not available. The bucket namespace is shared by all users of"
          + " the system. Please select a different name and try again."),
  BUCKET_ALREADY_OWNED_BY_YOU(
      409,
      "BucketAlreadyOwnedByYou",
      "Your previous request to create the named bucket succeeded and you already own it."),
  BUCKET_NOT_EMPTY(409, "BucketNotEmpty", "The bucket you tried to delete is not empty"),
  ILLEGAL_LOCATION(
      400,
      "IllegalLocationConstraintException",
      "The location constraint is incompatible for the region specific endpoint this request was"
          + " sent to."),
  INCOMPLETE_BODY(400, "IncompleteBody", "The request body terminated unexpectedly"),
  INVALID_BUCKET_NAME(400, "InvalidBucketName", "The specified bucket is not valid."),
  KEY_TOO_LONG(400, "KeyTooLongError", "Your key is too long"),
  MALFORMED_XML(
      400,
      "MalformedXML",
      "The XML you provided was not well-formed or did not validate against our published schema"),
  METHOD_NOT_ALLOWED(
      405, "MethodNotAllowed", "The specified method is not allowed against this resource."),
  NO_SUCH_BUCKET(404, "NoSuchBucket", "The specified bucket does not exist"),
  NO_SUCH_KEY(404, "NoSuchKey", "The specified key does not exist."),
  NO_SUCH_PUBLIC_ACCESS_BLOCK(
      404,
      "NoSuchPublicAccessBlockConfiguration",
      "The public access block configuration was not found"),
  PERMANENT_REDIRECT(
      301,
      "PermanentRedirect",
      "The bucket you are attempting to access must be addressed using the specified endpoint."
          + " Please send all future requests to this endpoint."),
  PRECONDITION_FAILED(
      412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");

  private final int status;
  private final String code;
  private final String message;

  S3Error(int status, String code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  AwsError error() {
    return new AwsError(status, code, message);
  }

  static AwsError invalid(String argument, String value) {
    return new AwsError(
        400, "InvalidArgument", "%s has the invalid value %s".formatted(argument, value));
  }

  /** The caller wants what AWS has and local-aws has not. */
  static AwsError notImplemented(String what) {
    return new AwsError(501, "NotImplemented", "local-aws does not implement " + what);
  }
}
