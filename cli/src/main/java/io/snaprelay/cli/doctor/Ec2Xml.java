package io.snaprelay.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What stands in EC2's answers. */
final class Ec2Xml {
  private Ec2Xml() {}

  /**
   * Reads an answer; no document type is allowed, so that nothing outside of it is read.
   *
   * @throws IOException if it is no XML
   */
  static Document parse(InputStream body) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(body);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("EC2 did not answer with XML", e);
    }
  }

  /** The text of the first element of a path; empty if there is none. */
  static String first(Document xml, String path) {
    return all(xml, path).stream().findFirst().orElse("");
  }

  /** The texts of all elements of a path. */
  static List<String> all(Document xml, String path) {
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance().newXPath().evaluate(path, xml, XPathConstants.NODESET);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        texts.add(nodes.item(i).getTextContent());
      }
      return texts;
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
