package io.snaprelay.localaws.s3;

import io.snaprelay.localaws.wire.RawResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** S3's documents, in and out. */
final class Xml {

  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;

  private Xml() throws XMLStreamException {
    writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  /** What writes the elements of a document. */
  @FunctionalInterface
  interface Content {
    void write(Xml xml) throws XMLStreamException;
  }

  /** An answer with one document. */
  static RawResponse answer(String root, Content content) {
    try {
      Xml xml = new Xml();
      xml.writer.writeStartDocument("UTF-8", "1.0");
      xml.writer.writeStartElement(root);
      xml.writer.writeDefaultNamespace(NAMESPACE);
      content.write(xml);
      xml.writer.writeEndDocument();
      return RawResponse.text(200, "application/xml", xml.text.toString());
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Writing XML into a text failed", e);
    }
  }

  void element(String name, Content content) throws XMLStreamException {
    writer.writeStartElement(name);
    content.write(this);
    writer.writeEndElement();
  }

  void element(String name, Object value) throws XMLStreamException {
    element(name, xml -> writer.writeCharacters(value.toString()));
  }

  /** Reads a document that a client sent; documents that refer to others are refused. */
  static Document parse(byte[] body) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(body));
    } catch (SAXException e) {
      throw S3Error.MALFORMED_XML.error();
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException("Reading XML from memory failed", e);
    }
  }
}
