package io.snaprelay.localaws.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** awsQuery: a form in, XML out. */
final class QueryExchange implements Exchange {

  private final RawRequest http;

  QueryExchange(RawRequest http) {
    this.http = http;
  }

  @Override
  public String operation() {
    return form().getOrDefault("Action", List.of("")).get(0);
  }

  @Override
  public WireMessage message() {
    return new QueryMessage(form());
  }

  private Map<String, List<String>> form() {
    Map<String, List<String>> form = new LinkedHashMap<>(http.query());
    form.putAll(Form.parse(new String(http.body(), StandardCharsets.UTF_8)));
    form.keySet().removeIf(name -> name.startsWith("X-Amz-"));
    return form;
  }

  @Override
  public RawResponse answer(Call call, SdkPojo response) {
    XmlWriter xml = new XmlWriter();
    xml.element(
        call.operation() + "Response",
        () -> {
          xml.element(call.operation() + "Result", () -> xml.members(response));
          xml.element("ResponseMetadata", () -> xml.element("RequestId", call.requestId()));
        });
    return RawResponse.text(200, "text/xml", xml.toString());
  }

  @Override
  public RawResponse refusal(AwsError error, String requestId) {
    XmlWriter xml = new XmlWriter();
    xml.element(
        "ErrorResponse",
        () -> {
          xml.element("Error", () -> error(xml, error));
          xml.element("RequestId", requestId);
        });
    return RawResponse.text(error.status(), "text/xml", xml.toString());
  }

  private static void error(XmlWriter xml, AwsError error) {
    xml.element("Type", error.status() < 500 ? "Sender" : "Receiver");
    xml.element("Code", error.queryCode());
    xml.element("Message", error.getMessage());
  }

  @Override
  public String unknownOperation() {
    return "InvalidAction";
  }

  @Override
  public String code(MalformedValue.Kind kind) {
    return switch (kind) {
      case MALFORMED -> "MalformedInput";
      case MISSING -> "MissingParameter";
      case UNKNOWN -> "UnknownParameter";
    };
  }
}
