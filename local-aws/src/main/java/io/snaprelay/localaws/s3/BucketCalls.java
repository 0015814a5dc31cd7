package io.snaprelay.localaws.s3;

import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.RawResponse;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.w3c.dom.NodeList;

/** The calls about buckets themselves. */
final class BucketCalls {

  private final Buckets buckets;
  private final Timeline time;

  BucketCalls(Buckets buckets, Timeline time) {
    this.buckets = buckets;
    this.time = time;
  }

  RawResponse list(S3Request request) {
    request.takesParameters().takesHeaders();
    return Xml.answer(
        "ListAllMyBucketsResult",
        xml ->
            xml.element(
                "Buckets",
                list -> {
                  for (Bucket bucket : buckets.of(request.call().account())) {
                    list.element("Bucket", shown -> describe(shown, bucket));
                  }
                }));
  }

  private static void describe(Xml xml, Bucket bucket) throws XMLStreamException {
    xml.element("Name", bucket.name());
    xml.element("CreationDate", bucket.created());
    xml.element("BucketRegion", bucket.region());
  }

  RawResponse create(S3Request request) {
    request.takesParameters().takesHeaders();
    if (request.http().body().length > 0) {
      checkLocation(request);
    }
    buckets.create(request.bucket(), request.call(), time.now());
    return answer(200, Map.of("Location", "/" + request.bucket()));
  }

  private static void checkLocation(S3Request request) {
    NodeList locations =
        Xml.parse(request.http().body()).getElementsByTagName("LocationConstraint");
    if (locations.getLength() > 0
        && !locations.item(0).getTextContent().equals(request.call().region())) {
      throw S3Error.ILLEGAL_LOCATION.error();
    }
  }

  RawResponse head(S3Request request) {
    request.takesParameters().takesHeaders();
    Bucket bucket = buckets.get(request.bucket(), request.call());
    return answer(200, Map.of("x-amz-bucket-region", bucket.region()));
  }

  RawResponse delete(S3Request request) {
    request.takesParameters().takesHeaders();
    buckets.delete(buckets.get(request.bucket(), request.call()));
    return answer(204, Map.of());
  }

  static RawResponse answer(int status, Map<String, String> headers) {
    return new RawResponse(status, headers, new byte[0]);
  }
}
