package io.snaprelay.localaws.wire;

/** Errors as S3 writes them: one element, no envelope. */
final class S3Errors {

  private S3Errors() {}

  static RawResponse write(AwsError error, String resource, String requestId) {
    XmlWriter xml = new XmlWriter();
    xml.element(
        "Error",
        () -> {
          xml.element("Code", error.code());
          xml.element("Message", error.getMessage());
          xml.element("Resource", resource);
          xml.element("RequestId", requestId);
        });
    return RawResponse.text(error.status(), "application/xml", xml.toString());
  }
}
