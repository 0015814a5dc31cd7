package io.snaprelay.localaws.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;

/** Reads and writes awsJson's bodies. */
final class JsonBody {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonBody() {}

  /** An empty body is an empty object, as AWS has it. */
  static JsonNode read(byte[] body) {
    if (body.length == 0) {
      return JSON.createObjectNode();
    }
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      String place = "line %d, column %d".formatted(line(e), column(e));
      throw MalformedValue.notA("JSON", place, e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }

  private static int column(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
  }

  static byte[] write(SdkPojo pojo) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      structure(json, pojo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] write(Map<String, String> members) {
    try {
      return JSON.writeValueAsBytes(members);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void structure(JsonGenerator json, SdkPojo pojo) throws IOException {
    json.writeStartObject();
    Members.forEachSet(pojo, (field, value) -> member(json, field.locationName(), value));
    json.writeEndObject();
  }

  private static void member(JsonGenerator json, String name, Object value) {
    try {
      json.writeFieldName(name);
      value(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    if (value instanceof SdkPojo pojo) {
      structure(json, pojo);
    } else if (value instanceof List<?> list) {
      array(json, list);
    } else if (value instanceof Map<?, ?> map) {
      object(json, map);
    } else if (value instanceof SdkBytes bytes) {
      json.writeString(Scalars.write(bytes));
    } else if (value instanceof Instant instant) {
      json.writeNumber(BigDecimal.valueOf(instant.toEpochMilli(), 3));
    } else {
      json.writePOJO(value);
    }
  }

  private static void array(JsonGenerator json, List<?> list) throws IOException {
    json.writeStartArray();
    for (Object item : list) {
      value(json, item);
    }
    json.writeEndArray();
  }

  private static void object(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    map.forEach((key, value) -> member(json, (String) key, value));
    json.writeEndObject();
  }
}
