package io.snaprelay.localaws.s3;

import io.snaprelay.localaws.wire.RawResponse;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** DeleteObjects: up to a thousand keys at once. */
final class MultiDelete {

  private static final int MOST_KEYS = 1000;

  private MultiDelete() {}

  static RawResponse answer(S3Request request, Bucket bucket) {
    request.takesParameters("delete").takesHeaders("x-amz-decoded-content-length", "x-amz-trailer");
    Document document = Xml.parse(Upload.body(request.http()));
    List<String> keys = keys(document);
    keys.forEach(bucket.objects()::remove);
    return Xml.answer(
        "DeleteResult",
        xml -> {
          for (String key : isQuiet(document) ? List.<String>of() : keys) {
            xml.element("Deleted", deleted -> deleted.element("Key", key));
          }
        });
  }

  private static List<String> keys(Document document) {
    NodeList objects = document.getElementsByTagName("Object");
    if (objects.getLength() == 0 || objects.getLength() > MOST_KEYS) {
      throw S3Error.MALFORMED_XML.error();
    }
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < objects.getLength(); i++) {
      keys.add(key(objects.item(i)));
    }
    return keys;
  }

  private static String key(Node object) {
    String key = null;
    for (Node child = object.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeName().equals("Key")) {
        key = child.getTextContent();
      } else if (child.getNodeType() == Node.ELEMENT_NODE) {
        throw S3Error.notImplemented(child.getNodeName() + " of DeleteObjects");
      }
    }
    if (key == null) {
      throw S3Error.MALFORMED_XML.error();
    }
    return key;
  }

  private static boolean isQuiet(Document document) {
    NodeList quiet = document.getElementsByTagName("Quiet");
    return quiet.getLength() > 0 && quiet.item(0).getTextContent().equals("true");
  }
}
