package io.snaprelay.localaws.wire;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** awsJson 1.0 and 1.1: the operation in a header, JSON in and out. */
final class JsonExchange implements Exchange {

  private final RawRequest http;
  private final String target;

  JsonExchange(RawRequest http) {
    this.http = http;
    this.target = http.header("X-Amz-Target").orElseThrow();
  }

  @Override
  public String operation() {
    return target.substring(target.lastIndexOf('.') + 1);
  }

  @Override
  public WireMessage message() {
    return new JsonMessage(JsonBody.read(http.body()));
  }

  @Override
  public RawResponse answer(Call call, SdkPojo response) {
    return new RawResponse(200, headers(), JsonBody.write(response));
  }

  @Override
  public RawResponse refusal(AwsError error, String requestId) {
    Map<String, String> headers = headers();
    headers.put("x-amzn-ErrorType", error.code());
    if (!error.queryCode().equals(error.code())) {
      String side = error.status() < 500 ? "Sender" : "Receiver";
      headers.put("x-amzn-query-error", error.queryCode() + ";" + side);
    }
    byte[] body = JsonBody.write(Map.of("__type", error.code(), "message", error.getMessage()));
    return new RawResponse(error.status(), headers, body);
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    headers.put(
        "Content-Type",
        http.header("Content-Type")
            .filter(type -> type.startsWith("application/x-amz-json"))
            .orElse("application/x-amz-json-1.1"));
    return headers;
  }

  @Override
  public String unknownOperation() {
    return "UnknownOperationException";
  }

  @Override
  public String code(MalformedValue.Kind kind) {
    return switch (kind) {
      case MALFORMED -> "SerializationException";
      case MISSING -> "ValidationException";
      case UNKNOWN -> "UnknownParameter";
    };
  }
}
