package io.snaprelay.localaws.s3;

import io.snaprelay.localaws.wire.RawResponse;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What a bucket is set to: versioning, and who is kept out. Both are remembered and shown; no
 * object has versions here, and nobody but a bucket's account gets in anyway.
 */
final class BucketSettings {
  static final String VERSIONING = "versioning";
  static final String PUBLIC_ACCESS = "publicAccessBlock";

  private volatile String versioning = "";

  /** A new bucket blocks all of it (S3 User Guide, "Blocking public access", since April 2023). */
  private volatile Optional<PublicAccess> publicAccess = Optional.of(PublicAccess.ALL_BLOCKED);

  /** The four switches. */
  private record PublicAccess(
      boolean blockAcls, boolean ignoreAcls, boolean blockPolicy, boolean restrictBuckets) {
    static final PublicAccess ALL_BLOCKED = new PublicAccess(true, true, true, true);

    static PublicAccess read(Element document) {
      return new PublicAccess(
          isOn(document, "BlockPublicAcls"),
          isOn(document, "IgnorePublicAcls"),
          isOn(document, "BlockPublicPolicy"),
          isOn(document, "RestrictPublicBuckets"));
    }

    private static boolean isOn(Element document, String name) {
      return Boolean.parseBoolean(text(document, name));
    }

    void write(Xml xml) throws XMLStreamException {
      xml.element("BlockPublicAcls", blockAcls);
      xml.element("IgnorePublicAcls", ignoreAcls);
      xml.element("BlockPublicPolicy", blockPolicy);
      xml.element("RestrictPublicBuckets", restrictBuckets);
    }
  }

  /** PutBucketVersioning. */
  void setVersioning(byte[] body) {
    String status = text(Xml.parse(body).getDocumentElement(), "Status");
    if (!status.equals("Enabled") && !status.equals("Suspended")) {
      throw S3Error.MALFORMED_XML.error();
    }
    versioning = status;
  }

  /** GetBucketVersioning: a bucket that never had any shows no status. */
  RawResponse showVersioning() {
    return Xml.answer(
        "VersioningConfiguration",
        xml -> {
          if (!versioning.isEmpty()) {
            xml.element("Status", versioning);
          }
        });
  }

  /** PutPublicAccessBlock: a switch that is left out is off. */
  void setPublicAccess(byte[] body) {
    publicAccess = Optional.of(PublicAccess.read(Xml.parse(body).getDocumentElement()));
  }

  /** DeletePublicAccessBlock. */
  void deletePublicAccess() {
    publicAccess = Optional.empty();
  }

  /** GetPublicAccessBlock. */
  RawResponse showPublicAccess() {
    PublicAccess shown = publicAccess.orElseThrow(S3Error.NO_SUCH_PUBLIC_ACCESS_BLOCK::error);
    return Xml.answer("PublicAccessBlockConfiguration", shown::write);
  }

  private static String text(Element document, String name) {
    NodeList found = document.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }
}
