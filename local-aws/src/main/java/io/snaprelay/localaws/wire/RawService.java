package io.snaprelay.localaws.wire;

/** A service with its own use of HTTP (S3): it reads the request and writes the response itself. */
@FunctionalInterface
public interface RawService {

  /**
   * Answers one request.
   *
   * @throws AwsError is written as S3 writes errors
   */
  RawResponse handle(RawRequest request, Call call);

  /** What a request is called in logs and faults. */
  default String operation(RawRequest request) {
    return request.method();
  }
}
